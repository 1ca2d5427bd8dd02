package dev.aionis.drill.aionis;

import dev.aionis.drill.model.BacklogSample;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads the outbox again and again without reading what was done long ago: rows stay after they are published, so an
 * outbox of a year is nearly all past. Unpublished rows, dead letters among them, are found by a partial index of
 * Aionis' ({@code where published_at is null}). Published ones are counted from a floor on, by the primary key: the
 * first row that waits when this reading begins.
 *
 * <p>Of its session, which lets one thread in at a time.
 */
final class BacklogReading {

    // the filter keeps the planner from walking the primary key in search of a first row that is not published
    static final String FLOOR = """
            select coalesce(min(id) filter (where failed_at is null), (select max(id) + 1 from memory_outbox), 0)
            from memory_outbox
            where published_at is null""";

    // one statement: all of one moment
    static final String SAMPLE = """
            select count(*) filter (where failed_at is null),
                   count(*) filter (where failed_at is null and claimed_at is not null),
                   count(*) filter (where failed_at is not null),
                   (select count(*) from memory_outbox where id >= ? and published_at is not null),
                   extract(epoch from clock_timestamp() - min(created_at) filter (where failed_at is null))
            from memory_outbox
            where published_at is null""";

    private OptionalLong floor = OptionalLong.empty();

    /** @param at the moment on the drill host's clock, just before the call */
    BacklogSample read(Connection connection, Instant at) throws SQLException {
        if (floor.isEmpty()) {
            floor = OptionalLong.of(floor(connection));
        }
        try (PreparedStatement statement = connection.prepareStatement(SAMPLE)) {
            statement.setLong(1, floor.getAsLong());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                Duration oldest = Optional.ofNullable(Rows.seconds(row, 5)).orElse(Duration.ZERO);
                return new BacklogSample(at, row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), oldest);
            }
        }
    }

    private static long floor(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(FLOOR)) {
            row.next();
            return row.getLong(1);
        }
    }
}
