package dev.aionis.drill.facts;

import dev.aionis.drill.evidence.SampleTable;
import dev.aionis.drill.model.AlertSample;
import dev.aionis.drill.model.BoundedInstant;
import dev.aionis.drill.observe.AlertTrack;
import java.util.ArrayList;
import java.util.List;

/**
 * What the polls of monitoring had told when something was derived from it.
 *
 * @param count how many samples: the first in the file
 * @param alerts those that were expected
 * @param disrupted when the disruption began that they were to notice
 */
public record AlertsSeen(String path, int count, List<String> alerts, DisruptedSeen disrupted) {

    public AlertsSeen {
        alerts = List.copyOf(alerts);
    }

    public List<AlertTrack> tracks(Evidence evidence) {
        List<AlertSample> samples = new ArrayList<>();
        evidence.samples(SampleTable.ALERTS, path, sample -> {
            if (samples.size() < count) {
                samples.add(sample);
            }
        });
        Counted.require(path, samples.size(), count, "samples of alerts");
        return tracks(alerts, samples, disrupted.moment(evidence));
    }

    /** What the samples say of each of the alerts. */
    public static List<AlertTrack> tracks(List<String> alerts, List<AlertSample> samples, BoundedInstant disrupted) {
        return alerts.stream()
                .map(alert -> AlertTrack.of(
                        alert,
                        samples.stream()
                                .filter(sample -> sample.alert().equals(alert))
                                .toList(),
                        disrupted))
                .toList();
    }
}
