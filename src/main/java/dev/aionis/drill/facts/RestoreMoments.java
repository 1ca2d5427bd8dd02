package dev.aionis.drill.facts;

import dev.aionis.drill.model.Phase;
import java.time.Instant;
import java.util.List;

/**
 * When what happened in a restore, as whoever did it told.
 *
 * @param declaredAt when the disaster was declared
 * @param byLever the phases that the restore lever told; empty before the restore
 * @param reached what came after them
 */
public record RestoreMoments(Instant declaredAt, List<Phase> byLever, List<Reached> reached) {

    /** A phase that ended then. */
    public record Reached(String phase, Instant at) {}

    public RestoreMoments {
        byLever = List.copyOf(byLever);
        reached = List.copyOf(reached);
    }
}
