package dev.aionis.drill.sandbox;

import dev.aionis.drill.sandbox.defect.Defect;
import dev.aionis.drill.sandbox.defect.GeneralDefect;
import dev.aionis.drill.sandbox.defect.WorkerDefect;
import dev.aionis.drill.sandbox.release.DatabaseRoles;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** What an owner of the database has done to it that he should not have. */
final class PlantedSql {

    private static final String DRILL = DatabaseRoles.DRILL;
    private static final String APPLICATION = DatabaseRoles.APPLICATION;

    /** Found before the system's own; it runs as its owner, who sees which sessions are the worker's. */
    private static final List<String> STEPPED_CLOCK = List.of(
            "create schema stepped",
            """
            create function stepped.clock_timestamp() returns timestamptz language sql volatile security definer as
            $$ select pg_catalog.clock_timestamp() + case when exists
                 (select from pg_stat_activity where application_name = 'aionis-worker')
               then interval '0' else interval '3 seconds' end $$""",
            "grant usage on schema stepped to " + DRILL,
            "alter role " + DRILL + " set search_path = stepped, pg_catalog, public");

    private static final List<String> ZONELESS =
            List.of("alter table memory_outbox alter column created_at type timestamp without time zone");

    private PlantedSql() {}

    /** Nothing where the defect is none of the database's. */
    static void into(Connection owner, Optional<Defect> defect) throws SQLException {
        for (String sql : defect.map(PlantedSql::of).orElse(List.of())) {
            try (var statement = owner.createStatement()) {
                statement.execute(sql);
            }
        }
    }

    private static List<String> of(Defect defect) {
        if (defect == WorkerDefect.DRAINS_BY_DELETING) {
            return List.of("grant delete on memory_outbox to " + APPLICATION);
        }
        if (defect == GeneralDefect.CLOCK_STEPPED) {
            return STEPPED_CLOCK;
        }
        return defect == GeneralDefect.TIMES_WITHOUT_ZONE ? ZONELESS : List.of();
    }
}
