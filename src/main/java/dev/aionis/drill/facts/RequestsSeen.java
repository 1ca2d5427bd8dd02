package dev.aionis.drill.facts;

import dev.aionis.drill.evidence.SampleTable;
import dev.aionis.drill.model.RequestSample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The requests of one arm of a load that had ended when something was derived from them.
 *
 * @param target to which the arm sent
 * @param ended how many: the first of that target in the file, which has them in the order in which they ended
 */
public record RequestsSeen(String path, String target, int ended) {

    /** In the order in which they were due. */
    public List<RequestSample> samples(Evidence evidence) {
        List<RequestSample> samples = new ArrayList<>();
        evidence.samples(SampleTable.REQUESTS, path, sample -> {
            if (samples.size() < ended && sample.target().equals(target)) {
                samples.add(sample);
            }
        });
        Counted.require(path, samples.size(), ended, "requests to " + target);
        samples.sort(Comparator.comparing(RequestSample::scheduledAt));
        return samples;
    }
}
