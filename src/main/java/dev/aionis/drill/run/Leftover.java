package dev.aionis.drill.run;

import java.time.Instant;
import java.util.List;

/** One thing that an earlier drill left in the environment. */
interface Leftover {

    /** One line. */
    String what();

    Instant since();

    /** What clears it, should nothing else: commands for a person, without secrets. */
    List<String> byHand();

    /**
     * Removes this and nothing else, and looks whether it is gone.
     *
     * @throws RuntimeException if it is not
     */
    void clear();
}
