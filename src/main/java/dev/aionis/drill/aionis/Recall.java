package dev.aionis.drill.aionis;

import java.util.List;
import java.util.UUID;

/**
 * The answer of a recall by text. A scope with nothing in it answers with no seeds at all, and is OK.
 *
 * @param seeds the nodes found by similarity, nearest first
 */
public record Recall(List<Seed> seeds) {

    public Recall {
        seeds = List.copyOf(seeds);
    }

    public boolean finds(UUID node) {
        return seeds.stream().anyMatch(seed -> seed.id().equals(node));
    }

    /**
     * One node found.
     *
     * @param similarity to the query, 1 for the same text; 0 if the answer names none
     */
    public record Seed(UUID id, String type, double similarity) {}
}
