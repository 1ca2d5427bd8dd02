package dev.aionis.drill.facts;

import dev.aionis.drill.evidence.SampleTable;
import dev.aionis.drill.model.BacklogSample;
import java.util.ArrayList;
import java.util.List;

/** The first so many samples of the outbox: as many as there were when something was derived from them. */
public record BacklogSeen(String path, int count) {

    public List<BacklogSample> samples(Evidence evidence) {
        List<BacklogSample> samples = new ArrayList<>();
        evidence.samples(SampleTable.BACKLOG, path, sample -> {
            if (samples.size() < count) {
                samples.add(sample);
            }
        });
        Counted.require(path, samples.size(), count, "samples of the outbox");
        return samples;
    }
}
