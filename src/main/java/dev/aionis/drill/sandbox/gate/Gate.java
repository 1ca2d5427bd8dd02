package dev.aionis.drill.sandbox.gate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.sql.SQLException;

/** One command of the checkout. */
interface Gate {

    /** The command passed. */
    int EXIT_PASSED = 0;

    /** It could not judge: wrong usage, or nothing to look at. */
    int EXIT_UNJUDGED = 1;

    /** It judged, and the verdict is no. */
    int EXIT_FAILED = 2;

    /** What it prints, and its exit code. */
    record Outcome(int exitCode, ObjectNode json) {

        static Outcome of(boolean passed, ObjectNode json) {
            return new Outcome(passed ? EXIT_PASSED : EXIT_FAILED, json);
        }
    }

    Outcome run(GateContext context, Arguments arguments) throws IOException, SQLException, InterruptedException;
}
