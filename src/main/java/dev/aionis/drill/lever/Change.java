package dev.aionis.drill.lever;

import java.util.function.Supplier;

/**
 * A disruption that is not made yet: {@link UndoJournal#make} writes it down first.
 *
 * @param what one sentence for the record, e.g. {@code worker killed}
 * @param undo how it is taken back
 * @param action makes it
 * @param <T> what the action yields
 */
public record Change<T>(String what, Undo undo, Supplier<T> action) {

    /** The same change, made once {@code moment} has come: it is awaited after the change was written down. */
    public Change<T> rightAfter(Runnable moment) {
        return new Change<>(what, undo, () -> {
            moment.run();
            return action.get();
        });
    }
}
