package dev.aionis.drill.record.machine;

import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.model.Measure;
import dev.aionis.drill.record.DrillRecord;
import dev.aionis.drill.record.FilingNotes.Freshness;
import dev.aionis.drill.record.MeasuredKey;
import dev.aionis.drill.record.PreconditionRecord;
import dev.aionis.drill.record.ScenarioRecord;
import dev.aionis.drill.record.ScenarioVerdict;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A record as metrics. No label holds the drill's id: GitLab compares by name and labels with the branch before, and a
 * time series that ends with each drill is of no use to Prometheus either.
 */
public final class RecordMetrics {

    public static final String FILE = "metrics.txt";

    private static final String PREFIX = "aionis_drill_";

    private final DrillRecord record;
    private final MetricsText text = new MetricsText();

    private RecordMetrics(DrillRecord record) {
        this.record = record;
    }

    /** OpenMetrics text, which Prometheus' textfile collector reads as well. */
    public static String of(DrillRecord record) {
        var metrics = new RecordMetrics(record);
        metrics.drill();
        record.preconditions().forEach(metrics::precondition);
        record.scenarios().forEach(metrics::scenario);
        metrics.text.gauge(
                PREFIX + "regressions",
                "",
                "Figures that got worse since the last pass.",
                metrics.labels(),
                record.filing().regressions().size());
        record.filing().freshness().forEach(metrics::freshness);
        return metrics.text.toString();
    }

    private void drill() {
        Stream.of("pass", "partial", "fail")
                .forEach(word -> text.gauge(
                        PREFIX + "verdict",
                        "",
                        "Verdict of the last drill: 1 for the one that it has.",
                        labels("verdict", word),
                        record.verdict().label().equals(word) ? 1 : 0));
        text.gauge(
                PREFIX + "finished_timestamp_seconds",
                "seconds",
                "When the last drill ended, seconds since 1970.",
                labels(),
                record.finishedAt().toEpochMilli() / 1e3);
        text.gauge(
                PREFIX + "duration_seconds",
                "seconds",
                "How long the last drill took.",
                labels(),
                Duration.between(record.startedAt(), record.finishedAt()).toNanos() / 1e9);
    }

    private void precondition(PreconditionRecord check) {
        status(
                "precondition_status",
                "Preconditions: 1 for the status that each has.",
                check.status(),
                "precondition",
                check.name());
    }

    private void scenario(ScenarioRecord scenario) {
        Stream.of(ScenarioVerdict.values())
                .map(ScenarioVerdict::label)
                .forEach(word -> text.gauge(
                        PREFIX + "scenario_verdict",
                        "",
                        "Verdict of each scenario: 1 for the one that it has.",
                        labels("scenario", scenario.id(), "verdict", word),
                        scenario.verdict().label().equals(word) ? 1 : 0));
        scenario.criteria().forEach(criterion -> criterion(scenario.id(), criterion));
        if (scenario.measurements().get(MeasuredKey.RTO_PHASES.key()) instanceof List<?> phases) {
            phases.forEach(phase -> phase(scenario.id(), phase));
        }
    }

    private void criterion(String scenario, Criterion criterion) {
        status(
                "criterion_status",
                "Pass criteria: 1 for the status that each has.",
                criterion.status(),
                "scenario",
                scenario,
                "criterion",
                criterion.id());
        Map<String, String> labels = labels("scenario", scenario, "criterion", criterion.id());
        Measure measured = criterion.measured();
        if (measured != null) {
            in(
                    "criterion_measured",
                    measured.unit(),
                    "Measured figure of each pass criterion",
                    labels,
                    measured.value());
            in(
                    "criterion_error_bound",
                    measured.unit(),
                    "Half width of the error bound of each measured figure",
                    labels,
                    measured.plusMinus());
        }
        in(
                "criterion_objective",
                criterion.objective().unit(),
                "Objective of each pass criterion",
                labels,
                criterion.objective().value());
    }

    private void phase(String scenario, Object phase) {
        if (phase instanceof Map<?, ?> map
                && map.get("name") instanceof String name
                && map.get("seconds") instanceof Number seconds) {
            text.gauge(
                    PREFIX + "rto_phase_seconds",
                    "seconds",
                    "Parts of the recovery time.",
                    labels("scenario", scenario, "phase", name),
                    seconds.doubleValue());
        }
    }

    private void freshness(Freshness freshness) {
        Map<String, String> labels = labels("scenario", freshness.scenario());
        if (freshness.passedAt() != null) {
            text.gauge(
                    PREFIX + "scenario_last_pass_timestamp_seconds",
                    "seconds",
                    "When each scenario last passed, seconds since 1970.",
                    labels,
                    freshness.passedAt().toEpochMilli() / 1e3);
            text.gauge(
                    PREFIX + "scenario_last_pass_age_seconds",
                    "seconds",
                    "Time since each scenario last passed, when the last drill ended.",
                    labels,
                    Duration.between(freshness.passedAt(), record.finishedAt()).toSeconds());
        }
        if (freshness.expiresAt() != null) {
            text.gauge(
                    PREFIX + "scenario_last_pass_expiry_timestamp_seconds",
                    "seconds",
                    "When the last pass of each scenario expires, seconds since 1970.",
                    labels,
                    freshness.expiresAt().toEpochMilli() / 1e3);
        }
        text.gauge(
                PREFIX + "scenario_last_pass_expired",
                "",
                "Whether the last pass of each scenario had expired when the last drill ended, or none was there.",
                labels,
                freshness.expired() ? 1 : 0);
    }

    private void status(String name, String help, CriterionStatus status, String... labels) {
        Stream.of(CriterionStatus.values()).forEach(one -> {
            Map<String, String> all = labels(labels);
            all.put("status", one.name().toLowerCase(Locale.ROOT));
            text.gauge(PREFIX + name, "", help, all, one == status ? 1 : 0);
        });
    }

    private void in(String name, String unit, String help, Map<String, String> labels, double value) {
        MetricUnit in = MetricUnit.of(unit);
        text.gauge(
                PREFIX + name + "_" + in.name(),
                in.name(),
                help + ", in " + in.name() + ".",
                labels,
                value * in.factor());
    }

    /** The environment, then {@code pairs} of name and value. */
    private Map<String, String> labels(String... pairs) {
        var labels = new LinkedHashMap<String, String>();
        labels.put("environment", record.environment());
        for (int i = 0; i < pairs.length; i += 2) {
            labels.put(pairs[i], pairs[i + 1]);
        }
        return labels;
    }
}
