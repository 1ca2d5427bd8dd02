package dev.aionis.drill.record.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aionis.drill.record.DrillRecord;
import dev.aionis.drill.record.FilingNotes;
import dev.aionis.drill.record.FilingNotes.Freshness;
import dev.aionis.drill.record.SampleRecords;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RecordMetricsTest {

    private static final Pattern SAMPLE = Pattern.compile(
            "([a-z_][a-z0-9_]*)(\\{[a-z_]+=\"(?:[^\"\\\\\\n]|\\\\[\\\\\"n])*\"(?:,[a-z_]+=\"(?:[^\"\\\\\\n]"
                    + "|\\\\[\\\\\"n])*\")*})? (-?\\d+(?:\\.\\d+)?)");

    private static final String HOSTILE = "a \\ \"b\" {c=\"d\"} 1\n# EOF é";

    @Test
    void what_was_measured_is_there_with_its_objective_and_unit() {
        assertThat(RecordMetrics.of(filed(SampleRecords.pass())))
                .contains("# TYPE aionis_drill_criterion_measured_seconds gauge\n"
                        + "# UNIT aionis_drill_criterion_measured_seconds seconds\n"
                        + "# HELP aionis_drill_criterion_measured_seconds ")
                .contains(
                        "aionis_drill_criterion_measured_seconds{environment=\"staging-ha\",scenario=\"A\",criterion=\"rto\"}"
                                + " 4.213\n")
                .contains(
                        "aionis_drill_criterion_objective_seconds{environment=\"staging-ha\",scenario=\"A\",criterion=\"rto\"}"
                                + " 30\n")
                .contains(
                        "aionis_drill_criterion_measured_rows{environment=\"staging-ha\",scenario=\"A\",criterion=\"rpo\"}"
                                + " 0\n")
                .contains("aionis_drill_verdict{environment=\"staging-ha\",verdict=\"pass\"} 1\n")
                .contains(
                        "aionis_drill_rto_phase_seconds{environment=\"staging-ha\",scenario=\"A\",phase=\"replay WAL\"}"
                                + " 2.613\n")
                .contains("aionis_drill_scenario_last_pass_age_seconds{environment=\"staging-ha\",scenario=\"A\"}"
                        + " 302400\n")
                .contains("aionis_drill_scenario_last_pass_expired{environment=\"staging-ha\",scenario=\"B\"} 1\n")
                .endsWith("# EOF\n");
    }

    /** The rules of the format that a reader of it depends on. */
    @Test
    void every_family_stands_together_and_every_sample_is_one() {
        for (DrillRecord record : List.of(
                SampleRecords.pass(), SampleRecords.fail(), SampleRecords.partial(), SampleRecords.saying(HOSTILE))) {
            String family = "";
            Set<String> families = new HashSet<>();
            Set<String> samples = new HashSet<>();
            List<String> lines = RecordMetrics.of(filed(record)).lines().toList();
            for (String line : lines.subList(0, lines.size() - 1)) {
                if (line.startsWith("# TYPE ")) {
                    family = line.split(" ")[2];
                    assertThat(families.add(family)).as("begins once: " + line).isTrue();
                } else if (line.startsWith("# ")) {
                    assertThat(line).matches("# (UNIT|HELP) " + family + " .+");
                } else {
                    Matcher sample = SAMPLE.matcher(line);
                    assertThat(sample.matches()).as(line).isTrue();
                    assertThat(sample.group(1)).isEqualTo(family);
                    assertThat(samples.add(sample.group(1) + sample.group(2)))
                            .as("once: " + line)
                            .isTrue();
                }
            }
            assertThat(samples).hasSizeGreaterThan(10);
        }
    }

    @Test
    void labels_are_escaped() {
        var text = new MetricsText();
        text.gauge("aionis_x", "", "A \"help\" \\ of\ntwo lines.", Map.of("phase", "a\\b\"c\nd"), 1e-7);

        assertThat(text.toString())
                .isEqualTo("# TYPE aionis_x gauge\n# HELP aionis_x A \\\"help\\\" \\\\ of\\ntwo lines.\n"
                        + "aionis_x{phase=\"a\\\\b\\\"c\\nd\"} 0.0000001\n# EOF\n");
    }

    @Test
    void Prometheus_own_tool_accepts_the_file() throws Exception {
        Path promtool = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(directory -> Path.of(directory, "promtool"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        assumeTrue(promtool != null, "promtool is not installed: .ci/monitoring-programs unpacks it");

        for (DrillRecord record : List.of(SampleRecords.pass(), SampleRecords.fail(), SampleRecords.partial())) {
            assertThat(check(promtool, RecordMetrics.of(filed(record)))).isEqualTo("exit code 0: ");
        }
        assertThat(check(promtool, RecordMetrics.of(filed(SampleRecords.saying(HOSTILE)))))
                .as("at most a complaint about the names")
                .matches("(?s)exit code [03]: .*");
        assertThat(check(promtool, "aionis_x{a=\"b} 1\n"))
                .as("premise: it can refuse")
                .startsWith("exit code 1");
    }

    private static String check(Path promtool, String metrics) throws IOException, InterruptedException {
        Process tool = new ProcessBuilder(promtool.toString(), "check", "metrics")
                .redirectErrorStream(true)
                .start();
        try (OutputStream in = tool.getOutputStream()) {
            in.write(metrics.getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return "exit code " + tool.waitFor() + ": " + said;
    }

    private static DrillRecord filed(DrillRecord record) {
        Instant passedAt = record.finishedAt().minusSeconds(7 * 12 * 3600);
        return record.filed(
                record.evidence(),
                new FilingNotes(
                        "1.0.0",
                        "unsigned",
                        List.of(),
                        List.of(
                                new Freshness("A", "ha_drill_1", passedAt, passedAt.plusSeconds(1), true, "A passed"),
                                new Freshness("B", "", null, null, true, "B never passed"))));
    }
}
