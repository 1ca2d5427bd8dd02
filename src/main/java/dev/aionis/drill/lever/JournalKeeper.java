package dev.aionis.drill.lever;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What a journal needs of the process that keeps it.
 *
 * @param makeRoom called where what became of a disruption can't be written down; it is tried once more after it
 * @param tell told when an undo is tried again, and that it held then
 * @param clean takes secrets out of what is written
 */
public record JournalKeeper(Runnable makeRoom, Consumer<String> tell, UnaryOperator<String> clean) {

    /** Has no room to make, nobody to tell and no secrets. */
    public static final JournalKeeper NONE = new JournalKeeper(() -> {}, line -> {}, said -> said);
}
