package dev.aionis.drill.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aionis.drill.run.Scenario;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The record of a real drill, held against its evidence as it is and after every kind of change. */
class RederivationTest {

    @TempDir
    Path base;

    @Test
    void a_real_record_says_what_its_evidence_says() {
        Rederived again = Rederivation.of(RealRecord.in(base).folder());

        assertThat(again.findings()).isEmpty();
        assertThat(again.agrees()).isTrue();
        assertThat(again.criteriaDerived()).isEqualTo(Tampering.ofRawEvidence().size());
        assertThat(again.criteriaDerived() + again.criteriaSeen())
                .isEqualTo(promised().size());
        assertThat(again.figuresDerived()).isGreaterThan(40);
        assertThat(again.extent())
                .anySatisfy(line -> assertThat(line)
                        .contains("criteria and ", " measurements derived again from ", "re-judged from what was seen"))
                .anySatisfy(line -> assertThat(line).contains("are a figure of one source: ", "C worker.claimsHeld"));
    }

    @Test
    void every_criterion_that_a_drill_promises_has_facts_and_a_change_here() {
        assertThat(Tampering.ofFacts().keySet()).containsExactlyInAnyOrderElementsOf(promised());
    }

    @Test
    void another_status_in_the_record_is_named_for_every_criterion() {
        RealRecord record = RealRecord.in(base);
        Set<String> changed = changeRecord(record, criterion -> {
            boolean met = criterion.get("status").asText().equals("MET");
            criterion.put("status", met ? "UNPROVEN" : "MISSED");
        });

        assertNamed(record.findings(), changed, ": record says ");
    }

    @Test
    void another_figure_in_the_record_is_named_for_every_criterion_that_has_one() {
        RealRecord record = RealRecord.in(base);
        Set<String> changed = changeRecord(record, criterion -> {
            if (criterion.get("measured") instanceof ObjectNode measured) {
                measured.put("value", measured.get("value").asDouble() + 0.001);
            } else {
                criterion.put("measured", criterion.get("measured").asText() + " indeed");
            }
        });

        assertNamed(record.findings(), changed, ": record says ");
    }

    @Test
    void another_objective_in_the_record_is_named_for_every_criterion() {
        RealRecord record = RealRecord.in(base);
        Set<String> changed = changeRecord(record, criterion -> {
            if (criterion.get("objective") instanceof ObjectNode objective) {
                objective.put("value", objective.get("value").asDouble() + 1);
            } else {
                criterion.put("objective", "anything");
            }
        });

        assertNamed(record.findings(), changed, ": record says ");
    }

    @Test
    void another_figure_is_named_for_every_measurement_and_one_without_evidence_too() {
        RealRecord record = RealRecord.in(base);
        JsonNode json = record.json("record.json");
        Set<String> changed = new TreeSet<>();
        json.get("scenarios").forEach(scenario -> {
            ObjectNode measurements = (ObjectNode) scenario.get("measurements");
            List.copyOf(keys(measurements)).forEach(key -> {
                measurements.put(key, "something else");
                changed.add(scenario.get("id").asText() + " " + key);
            });
            measurements.put("of.nothing", 1);
            changed.add(scenario.get("id").asText() + " of.nothing");
        });
        record.write("record.json", json);

        assertNamed(record.findings(), changed, ": record says ");
        assertThat(changed).hasSizeGreaterThan(60);
    }

    @Test
    void other_facts_are_named_for_every_criterion() {
        RealRecord record = RealRecord.in(base);
        Map<String, Consumer<RealRecord>> changes = Tampering.ofFacts();
        changes.values().forEach(change -> change.accept(record));

        assertNamed(record.findings(), changes.keySet(), ": ");
    }

    /** One change of each scenario at a time, since scenarios are derived apart and a derivation takes a second. */
    @TestFactory
    Stream<DynamicTest> other_raw_evidence_is_named_for_every_criterion_derived_from_it() {
        Map<String, Consumer<RealRecord>> changes = Tampering.ofRawEvidence();
        return rounds(changes.keySet(), criterion -> criterion.split(" ")[0])
                .map(round -> DynamicTest.dynamicTest(String.join(", ", round), () -> {
                    RealRecord record = RealRecord.in(Files.createTempDirectory(base, "round"));
                    round.forEach(criterion -> changes.get(criterion).accept(record));

                    List<String> findings = record.findings();
                    assertThat(round)
                            .allSatisfy(criterion -> assertThat(findings)
                                    .anyMatch(finding -> finding.startsWith(criterion + ": ")
                                            && finding.contains(", evidence says ")
                                            && finding.endsWith(".json)")));
                }));
    }

    @TestFactory
    Stream<DynamicTest> raw_evidence_that_is_missing_is_named() {
        RealRecord whole = RealRecord.in(base.resolve("whole"));
        List<String> paths = Stream.of("samples", "ledger", "restore", "gates", "worker")
                .flatMap(part -> whole.files(part).stream())
                .filter(path -> !UNREAD.contains(path))
                .toList();
        return rounds(paths, path -> path.replaceFirst("^[^/]*/([^-]*)-.*", "$1"))
                .map(round -> DynamicTest.dynamicTest(String.join(", ", round), () -> {
                    RealRecord record = RealRecord.in(Files.createTempDirectory(base, "round"));
                    round.forEach(record::delete);

                    List<String> findings = record.findings();
                    assertThat(round)
                            .allSatisfy(path ->
                                    assertThat(findings).anyMatch(finding -> finding.contains(path + " is missing")));
                }));
    }

    /** All of them, in rounds that have at most one of each scenario. */
    private static Stream<List<String>> rounds(Collection<String> all, UnaryOperator<String> scenario) {
        List<List<String>> rounds = new ArrayList<>();
        Map<String, Integer> counts = new HashMap<>();
        for (String one : all) {
            int round = counts.merge(scenario.apply(one), 1, Integer::sum);
            if (round > rounds.size()) {
                rounds.add(new ArrayList<>());
            }
            rounds.get(round - 1).add(one);
        }
        return rounds.stream();
    }

    /** For people: what they show is derived from other files. */
    private static final Set<String> UNREAD = Set.of(
            "restore/a-archive.json",
            "restore/a-backup.json",
            "restore/a-critical-records.csv",
            "worker/c-derived-state.json");

    @Test
    void other_verdicts_reasons_and_steps_are_named() {
        RealRecord record = RealRecord.in(base);
        JsonNode json = record.json("record.json");
        ((ObjectNode) json).put("verdict", "fail").put("why", "nobody knows");
        ((ObjectNode) json.get("signOff")).put("result", "fail");
        ObjectNode scenario = (ObjectNode) json.at("/scenarios/0");
        scenario.put("verdict", "partial").put("why", "nobody knows");
        ((ObjectNode) scenario.at("/steps/0")).put("outcome", "broken").put("note", "it broke");
        ((ObjectNode) json.at("/scenarios/2/disruptions/0")).put("what", "nothing at all");
        ((ObjectNode) json.at("/gates/0")).put("why", "it liked us");
        record.write("record.json", json);

        assertNamed(
                record.findings(),
                Set.of("drill, verdict", "drill, why", "A verdict", "A why", "A step 1", "C disruptions", "gate 1"),
                ": record says ");
    }

    @Test
    void a_criterion_whose_facts_were_removed_has_no_evidence_and_its_scenario_another_verdict() {
        RealRecord record = RealRecord.in(base);
        record.delete("facts/a-rto.json");

        assertThat(record.findings())
                .anyMatch(finding ->
                        finding.startsWith("A rto: record says MET ") && finding.contains(", evidence says UNPROVEN"))
                .anyMatch(finding -> finding.startsWith("A verdict: record says pass, evidence says partial"));
    }

    @Test
    void a_record_without_facts_gets_one_clear_finding() {
        RealRecord record = RealRecord.in(base);
        record.files("facts").forEach(record::delete);

        assertThat(record.findings())
                .singleElement()
                .asString()
                .startsWith("record.json: nothing of it can be derived again, facts/outcome.json is missing");
    }

    @Test
    void files_that_make_no_sense_are_findings_and_no_stack_traces() {
        RealRecord record = RealRecord.in(base);
        record.write("facts/a-rto.json", "{}");
        record.write("facts/a-rpo.json", "\u0000not json");
        record.edit("samples/c-backlog.csv", csv -> csv.substring(0, csv.length() / 2));
        record.edit("facts/b-rollback-slo.json", json -> json.replace("samples/b-probes.csv", "../../etc/passwd"));

        assertThat(record.findings()).allMatch(finding -> finding.lines().count() == 1);
        assertNamed(record.findings(), Set.of("A rto", "A rpo", "C backlog-drained", "B rollback-slo"), ": ");
    }

    @Test
    void a_folder_without_a_record_is_one_finding() {
        assertThat(Rederivation.of(base).findings()).singleElement().asString().contains("record.json");
    }

    private static Set<String> changeRecord(RealRecord record, Consumer<ObjectNode> change) {
        Set<String> changed = new TreeSet<>();
        JsonNode json = record.json("record.json");
        json.get("preconditions").forEach(one -> {
            change.accept((ObjectNode) one);
            changed.add("preconditions " + one.get("name").asText());
        });
        json.get("scenarios")
                .forEach(scenario -> scenario.get("criteria").forEach(one -> {
                    change.accept((ObjectNode) one);
                    changed.add(
                            scenario.get("id").asText() + " " + one.get("id").asText());
                }));
        record.write("record.json", json);
        return changed;
    }

    /** What every scenario promises, and the one that only some drills judge. */
    private static Set<String> promised() {
        Set<String> all = new TreeSet<>(Set.of("C alert-detected"));
        for (Scenario scenario : Scenario.values()) {
            scenario.expected().forEach(criterion -> all.add(scenario.id() + " " + criterion.id()));
        }
        return all;
    }

    private static List<String> keys(ObjectNode object) {
        List<String> keys = new ArrayList<>();
        object.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static void assertNamed(List<String> findings, Set<String> subjects, String followedBy) {
        assertThat(subjects)
                .isNotEmpty()
                .allSatisfy(
                        subject -> assertThat(findings).anyMatch(finding -> finding.startsWith(subject + followedBy)));
    }
}
