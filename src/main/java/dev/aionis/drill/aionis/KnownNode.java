package dev.aionis.drill.aionis;

import java.util.UUID;

/** A node that is known to have been written and embedded, so that a recall of its text must find it. */
public record KnownNode(String clientId, UUID nodeId, String text) {

    public KnownNode {
        if (clientId.isBlank() || text.isBlank()) {
            throw new IllegalArgumentException(
                    "known node " + nodeId + ", client id '" + clientId + "', expected one, and a text");
        }
    }
}
