package dev.aionis.drill.run;

import dev.aionis.drill.model.DrillException;

/** Ends a step whose drill was ended before its time. */
public final class DrillAborted extends DrillException {

    private static final long serialVersionUID = 1L;

    DrillAborted(String why) {
        super(
                "aborted because " + why,
                "what the drill had changed was taken back; its record says when, and what not");
    }
}
