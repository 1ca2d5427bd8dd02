package dev.aionis.drill.aionis;

import dev.aionis.drill.model.TenantScope;

/**
 * One memory to write: a commit with a single event node in the shared lane.
 *
 * @param scope where it goes
 * @param actor who writes, as the commit names it
 * @param clientId the caller's own id of the node, unique within the scope; writing it again makes no second node
 * @param text the node's text, by which it is embedded and recalled
 */
public record MemoryWrite(TenantScope scope, String actor, String clientId, String text) {

    public MemoryWrite {
        if (actor.isBlank() || clientId.isBlank() || text.isBlank()) {
            throw new IllegalArgumentException(
                    "write '" + clientId + "' by '" + actor + "': actor, client id and text must not be blank");
        }
    }
}
