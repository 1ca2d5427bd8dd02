package dev.aionis.drill.ledger;

import dev.aionis.drill.model.DrillException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * What a scope holds besides the drill's writes: asked for only where none of those is there.
 *
 * @param empty true if it has no node of anybody
 * @param newestCommit when its newest commit was made, by the database's clock
 */
record ScopeState(boolean empty, Optional<Instant> newestCommit) {

    static ScopeState read(Connection connection, String storageKey) {
        String query = "select not exists (select 1 from memory_nodes where scope = ?),"
                + " (select max(created_at) from memory_commits where scope = ?)";
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, storageKey);
            statement.setString(2, storageKey);
            try (var result = statement.executeQuery()) {
                result.next();
                var newest = Optional.ofNullable(result.getObject(2, OffsetDateTime.class));
                return new ScopeState(result.getBoolean(1), newest.map(OffsetDateTime::toInstant));
            }
        } catch (SQLException refused) {
            throw new DrillException(
                    "audit, the scope '" + storageKey + "' can't be looked into: " + refused.getMessage(),
                    "the user needs SELECT on memory_nodes and memory_commits",
                    refused);
        }
    }
}
