package dev.aionis.drill.sandbox.gate;

import dev.aionis.drill.sandbox.service.Json;
import java.sql.Connection;
import java.sql.SQLException;

/** {@code job:outbox-replay}: sets dead letters back to pending, with all their attempts before them. */
final class OutboxReplay implements Gate {

    private static final String COUNT = "select count(*) from memory_outbox where failed_at is not null";
    private static final String REPLAY = "update memory_outbox set failed_at = null, failed_reason = null,"
            + " claimed_at = null, attempts = 0 where failed_at is not null";

    @Override
    public Outcome run(GateContext context, Arguments arguments) throws SQLException {
        if (!arguments.has("--all-failed")) {
            throw new IllegalArgumentException("--all-failed is missing: say what is to be replayed");
        }
        try (Connection connection = context.connect();
                var statement = connection.createStatement()) {
            long matched;
            long replayed = 0;
            if (arguments.has("--dry-run")) {
                try (var rows = statement.executeQuery(COUNT)) {
                    rows.next();
                    matched = rows.getLong(1);
                }
            } else {
                replayed = statement.executeLargeUpdate(REPLAY);
                matched = replayed;
            }
            return Outcome.of(true, Json.object().put("matched", matched).put("replayed", replayed));
        }
    }
}
