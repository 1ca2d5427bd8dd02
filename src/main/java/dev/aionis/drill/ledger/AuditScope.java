package dev.aionis.drill.ledger;

import dev.aionis.drill.model.BoundedInstant;
import java.util.Optional;

/**
 * What an audit looks at. Rows of other scopes and prefixes belong to other writers and are left alone.
 *
 * @param storageKey the scope's key in the database
 * @param clientIdPrefix what the client ids of the drill's writes begin with
 * @param target the moment the database was restored to, on the drill host's clock; empty: everything acknowledged must
 *     be there
 */
public record AuditScope(String storageKey, String clientIdPrefix, Optional<BoundedInstant> target) {

    public AuditScope {
        if (storageKey.isBlank() || clientIdPrefix.isBlank()) {
            throw new IllegalArgumentException("audit of scope '" + storageKey + "', client ids from '" + clientIdPrefix
                    + "': neither may be blank");
        }
    }
}
