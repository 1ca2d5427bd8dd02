package dev.aionis.drill.aionis;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The answer of an exact lookup. */
public record Found(List<FoundNode> nodes) {

    public Found {
        nodes = List.copyOf(nodes);
    }

    /** The node under {@code clientId}, if the answer holds it. */
    public Optional<FoundNode> node(String clientId) {
        return nodes.stream().filter(node -> node.clientId().equals(clientId)).findFirst();
    }

    /** One node; the client id is empty if it was written without one. */
    public record FoundNode(UUID id, String clientId, String type) {}
}
