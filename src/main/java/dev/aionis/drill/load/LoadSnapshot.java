package dev.aionis.drill.load;

import dev.aionis.drill.model.RequestSample;
import java.util.List;

/**
 * A load at one moment.
 *
 * @param ended requests that have ended, in the order in which they did: a later snapshot begins with the same ones
 */
public record LoadSnapshot(LoadTrace trace, List<RequestSample> ended) {

    public LoadSnapshot {
        ended = List.copyOf(ended);
    }

    public LoadReport report() {
        return trace.report(ended);
    }
}
