package dev.aionis.drill.facts;

import dev.aionis.drill.evidence.SampleTable;
import dev.aionis.drill.model.ProbeSample;
import dev.aionis.drill.observe.Outage;
import dev.aionis.drill.observe.Outages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What availability probes had seen when something was derived from it.
 *
 * @param counts by probe, how many samples: the first of that probe in the file
 * @param replicas those of the probes that ask one replica by itself
 */
public record ProbesSeen(String path, Map<String, Integer> counts, Set<String> replicas) {

    public ProbesSeen {
        counts = new LinkedHashMap<>(counts);
        replicas = new TreeSet<>(replicas);
    }

    /** The samples of each probe, in the order they were sent. */
    public Map<String, List<ProbeSample>> samples(Evidence evidence) {
        Map<String, List<ProbeSample>> samples = new LinkedHashMap<>();
        counts.keySet().forEach(probe -> samples.put(probe, new ArrayList<>()));
        evidence.samples(SampleTable.PROBES, path, sample -> {
            List<ProbeSample> mine = samples.get(sample.probe());
            if (mine != null && mine.size() < counts.get(sample.probe())) {
                mine.add(sample);
            }
        });
        samples.forEach((probe, mine) -> Counted.require(path, mine.size(), counts.get(probe), "samples of " + probe));
        return samples;
    }

    /** The samples of the probes that ask as callers do, and of no replica by itself. */
    public Map<String, List<ProbeSample>> ofCallers(Evidence evidence) {
        Map<String, List<ProbeSample>> samples = samples(evidence);
        samples.keySet().removeAll(replicas);
        return samples;
    }

    /** Outages that ended, of all replicas. */
    public List<Outage> replicaOutages(Evidence evidence) {
        Map<String, List<ProbeSample>> samples = samples(evidence);
        return replicas.stream()
                .flatMap(replica -> Outages.of(samples.getOrDefault(replica, List.of())).closed().stream())
                .toList();
    }
}
