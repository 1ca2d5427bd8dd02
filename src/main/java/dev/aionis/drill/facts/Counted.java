package dev.aionis.drill.facts;

import dev.aionis.drill.model.DrillException;

/** A file that holds less than was seen of it was cut off. */
final class Counted {

    private Counted() {}

    static void require(String path, long held, long seen, String what) {
        if (held < seen) {
            throw new DrillException(
                    path + " holds " + held + " " + what + ", expected the " + seen + " that were judged by",
                    "the file was changed or cut off after the drill wrote it");
        }
    }
}
