package dev.aionis.drill.verify;

import dev.aionis.drill.facts.EvidenceJson;
import dev.aionis.drill.facts.FactFiles;
import dev.aionis.drill.facts.FigureFacts;
import dev.aionis.drill.record.DrillRecord;
import dev.aionis.drill.record.JsonValue;
import dev.aionis.drill.record.ScenarioRecord;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The measurements of one scenario in a record, held against those that its evidence gives. */
final class FiguresAgainstRecord {

    private static final int LONGEST = 160;

    private final DrillRecord record;
    private final ScenarioEvidence scenario;
    private final Tally tally;
    private final Map<String, Derived> derived = new LinkedHashMap<>();

    /** @param files what it was derived from, as text */
    private record Derived(Object value, boolean told, String files) {}

    FiguresAgainstRecord(DrillRecord record, ScenarioEvidence scenario, Tally tally) {
        this.record = record;
        this.scenario = scenario;
        this.tally = tally;
    }

    void compare() {
        if (!scenario.run().lettered()) {
            return;
        }
        scenario.figures().forEach(path -> tally.attempt(scenario.run().id() + " figures: ", () -> derive(path)));
        Map<String, Object> said = said();
        derived.forEach((key, again) -> {
            if (!said.containsKey(key)) {
                tally.finding(subject(key) + "record lacks it, evidence says " + shown(again.value()) + again.files());
            } else if (!said.get(key).equals(again.value())) {
                tally.finding(subject(key) + "record says " + shown(said.get(key)) + ", evidence says "
                        + shown(again.value()) + again.files());
            }
        });
        said.keySet().stream()
                .filter(key -> !derived.containsKey(key))
                .forEach(key -> tally.finding(
                        subject(key) + "record says " + shown(said.get(key)) + ", there is no evidence for it"));
        derived.forEach((key, again) -> count(key, again.told()));
    }

    private void derive(String path) {
        FigureFacts facts = EvidenceJson.parse(path, scenario.text(path), FactFiles.Figured.class)
                .facts();
        scenario.raw().takeRead();
        Map<String, Object> figures = facts.derive(scenario.raw());
        Set<String> files = scenario.raw().takeRead();
        files.add(path);
        tally.read(files);
        boolean told = facts instanceof FigureFacts.Told;
        String from = " (" + String.join(", ", files) + ")";
        figures.forEach((key, value) -> derived.put(key, new Derived(JsonValue.of(value), told, from)));
    }

    private void count(String key, boolean told) {
        if (told) {
            tally.told(scenario.run().id() + " " + key);
        } else {
            tally.figure();
        }
    }

    private Map<String, Object> said() {
        return record.scenarios().stream()
                .filter(one -> one.id().equals(scenario.run().id()))
                .findFirst()
                .map(ScenarioRecord::measurements)
                .orElse(Map.of());
    }

    private String subject(String key) {
        return scenario.run().id() + " " + key + ": ";
    }

    private static String shown(Object value) {
        String text = String.valueOf(value);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
