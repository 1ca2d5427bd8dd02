package dev.aionis.drill.junit;

import dev.aionis.drill.record.ReportNotes;
import dev.aionis.drill.run.Scenario;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Where an entry is found in the report, and what stands beside it there by configuration. */
final class ReportLabels {

    /** Behaviours under a scenario are its pass criteria, and these two. */
    static final String RESULT = "Result";

    static final String EXECUTION = "Execution summary";

    private ReportLabels() {}

    /** @param stories what the entry belongs to in the behaviours of its scenario */
    static List<Label> of(Scenario scenario, ReportNotes notes, List<String> stories) {
        var labels = new ArrayList<Label>();
        labels.add(label("suite", scenario.heading()));
        labels.add(label("feature", scenario.heading()));
        stories.forEach(story -> labels.add(label("story", story)));
        // the timeline has a lane for each host, and the drill has only one
        labels.add(label("host", scenario.heading()));
        Stream.of(label("owner", notes.owner()), label("severity", notes.severity()))
                .filter(label -> !label.getValue().isEmpty())
                .forEach(labels::add);
        return labels;
    }

    static List<Link> links(ReportNotes notes) {
        return notes.links().stream()
                .map(link -> new Link()
                        .setName(link.name())
                        .setUrl(link.url())
                        .setType(link.kind().equals("issue") ? "issue" : "link"))
                .toList();
    }

    private static Label label(String name, String value) {
        return new Label().setName(name).setValue(value);
    }
}
