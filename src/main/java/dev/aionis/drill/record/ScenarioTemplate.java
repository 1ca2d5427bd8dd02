package dev.aionis.drill.record;

import static dev.aionis.drill.record.MeasuredKey.*;

import dev.aionis.drill.model.Criterion;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the drill template asks of a scenario.
 *
 * @param moments the time stamps of the execution summary
 * @param headlines the first lines under "Measured"
 * @param evidence the lines under "Evidence"
 */
record ScenarioTemplate(List<MeasuredKey> moments, List<Headline> headlines, List<EvidenceLine> evidence) {

    private static final ScenarioTemplate RESTORE = new ScenarioTemplate(
            List.of(
                    RESTORE_TARGET_MODE,
                    RESTORE_TARGET,
                    RESTORE_DECLARED_AT,
                    RESTORE_COMPLETED_AT,
                    SMOKE_STARTED_AT,
                    SMOKE_PASSED,
                    SMOKE_FAILED),
            List.of(
                    new Headline("RTO", Optional.of("rto"), List.of()),
                    new Headline("RPO", Optional.of("rpo"), List.of(RPO_LOST_WRITES, RPO_DATA_LOSS))),
            List.of(
                    new EvidenceLine("Restore job logs/IDs", "log|restore-job", List.of(RESTORED_SYSTEM)),
                    new EvidenceLine(
                            "Validation command outputs and timestamps",
                            "smoke|schema|pages|archive|audit|gate|command|critical|http|sql",
                            List.of(SMOKE_STARTED_AT)),
                    new EvidenceLine("RTO/RPO measured values", "chart|phase|rto|rpo|ledger", List.of())));

    private static final ScenarioTemplate ROLLBACK = new ScenarioTemplate(
            List.of(
                    CANARY_DEPLOYED_AT,
                    REGRESSION_DETECTED_AT,
                    ROLLBACK_STARTED_AT,
                    ROLLBACK_RESTORED_AT,
                    ROLLBACK_READY_AT,
                    ERROR_RATE_RECOVERED_AT,
                    LATENCY_RECOVERED_AT),
            List.of(
                    new Headline("Rollback duration", Optional.of("rollback-slo"), List.of(ROLLBACK_DURATION)),
                    new Headline(
                            "Error-rate recovery", Optional.of("error-rate-recovery"), List.of(ERROR_RATE_RECOVERY)),
                    new Headline("Latency recovery", Optional.of("latency-recovery"), List.of(LATENCY_RECOVERY)),
                    new Headline(
                            "Migration/startup contract failures",
                            Optional.of("schema-compatibility"),
                            List.of(STARTUP_FINDINGS))),
            List.of(
                    new EvidenceLine(
                            "Deployment/rollback timestamps",
                            "deploy|event|release",
                            List.of(CANARY_DEPLOYED_AT, ROLLBACK_STARTED_AT, ROLLBACK_RESTORED_AT)),
                    new EvidenceLine(
                            "Before/after latency and error rate metrics", "request|latency|chart|envelope", List.of()),
                    new EvidenceLine("API readiness/liveness probe logs", "probe|ready|health|log", List.of())));

    private static final ScenarioTemplate WORKER = new ScenarioTemplate(
            List.of(WORKER_STOP_MODE, WORKER_STOPPED_AT, WORKER_RESTARTED_AT, BACKLOG_PEAK_AT, BACKLOG_DRAINED_AT),
            List.of(
                    new Headline("Worker paused for", Optional.empty(), List.of(WORKER_PAUSE)),
                    new Headline(
                            "Backlog peak", Optional.of("backlog-grew"), List.of(BACKLOG_PEAK, BACKLOG_PEAK_FACTOR)),
                    new Headline("Backlog drained in", Optional.of("drain-time"), List.of(BACKLOG_DRAIN)),
                    new Headline("Dead letters", Optional.of("no-dead-letters"), List.of(DEAD_LETTERS)),
                    new Headline("Post-recovery gates", Optional.of("gates"), List.of())),
            List.of(
                    new EvidenceLine("Backlog metrics over time", "backlog", List.of()),
                    new EvidenceLine("Worker restart logs and replay duration", "worker|log", List.of(BACKLOG_DRAIN)),
                    new EvidenceLine("Post-recovery gate outputs", "gate|command", List.of())));

    private static final ScenarioTemplate REPLICA = new ScenarioTemplate(
            List.of(
                    REPLICA_KILLED,
                    REPLICA_LOST_AT,
                    REPLICA_TAKEN_OUT_AT,
                    REPLICA_RETURNING_AT,
                    REPLICA_FULL_AT,
                    REPLICA_ERROR_RATE_RECOVERED_AT,
                    REPLICA_LATENCY_RECOVERED_AT),
            List.of(
                    new Headline("Replica taken out in", Optional.of("taken-out"), List.of()),
                    new Headline("Longest outage of reads or writes", Optional.of("service-kept"), List.of()),
                    new Headline(
                            "Full redundancy in", Optional.of("full-redundancy"), List.of(REPLICA_REDUNDANCY_LOST)),
                    new Headline("Error budget used", Optional.of("error-budget"), List.of(REPLICA_OUTCOMES)),
                    new Headline("Acknowledged writes lost", Optional.of("no-lost-writes"), List.of(RPO_LOST_WRITES))),
            List.of(
                    new EvidenceLine(
                            "Loss/return timestamps",
                            "event|disruption|hooks",
                            List.of(REPLICA_LOST_AT, REPLICA_RETURNING_AT, REPLICA_FULL_AT)),
                    new EvidenceLine(
                            "Error rate and latency of callers throughout", "request|load/|chart|envelope", List.of()),
                    new EvidenceLine("Replica and balancer probe logs", "probe|ready|health|log", List.of()),
                    new EvidenceLine("Ledger audit", "audit|ledger|sql", List.of())));

    private static final ScenarioTemplate OTHER = new ScenarioTemplate(List.of(), List.of(), List.of());

    /** The template's scenario {@code id}; one that the template does not know asks for nothing special. */
    static ScenarioTemplate of(String id) {
        return switch (id) {
            case "A" -> RESTORE;
            case "B" -> ROLLBACK;
            case "C" -> WORKER;
            case "D" -> REPLICA;
            default -> OTHER;
        };
    }

    /**
     * A figure that a reader looks for first.
     *
     * @param title what the template calls it
     * @param criterionId the criterion that judged it
     * @param keys measurements that belong to it
     */
    record Headline(String title, Optional<String> criterionId, List<MeasuredKey> keys) {

        String line(ScenarioRecord scenario) {
            Optional<Criterion> judged = criterionId.flatMap(scenario::criterion);
            String figure = judged.map(CriterionText::measured).orElse("");
            Stream<String> judgement = judged.stream()
                    .map(criterion -> figure + ", objective "
                            + MarkdownText.code(criterion.objective().toString()) + ": "
                            + CriterionText.status(criterion.status()));
            // a measurement that only says the judged figure again is not repeated
            Stream<String> measured = keys.stream()
                    .flatMap(key -> scenario.measurement(key.key()).stream()
                            .map(ValueText::inline)
                            .filter(value -> !value.equals(figure))
                            .map(value ->
                                    judged.isEmpty() && keys.size() == 1 ? value : decapitalized(key) + " " + value));
            String line = Stream.concat(judgement, measured).collect(Collectors.joining("; "));
            return title + ": " + (line.isEmpty() ? "not measured" : line);
        }

        private static String decapitalized(MeasuredKey key) {
            return key.title().substring(0, 1).toLowerCase(Locale.ROOT)
                    + key.title().substring(1);
        }
    }

    /**
     * A kind of evidence that the template asks for.
     *
     * @param text what the template calls it
     * @param files what a file of this kind has in its path, as alternatives
     * @param keys measurements that are shown beside the files
     */
    record EvidenceLine(String text, String files, List<MeasuredKey> keys) {

        boolean takes(String path) {
            return Pattern.compile(files).matcher(path).find();
        }

        String value(ScenarioRecord scenario) {
            return keys.stream()
                    .flatMap(key -> scenario.measurement(key.key()).stream()
                            .map(value -> key.title() + " " + ValueText.inline(value)))
                    .collect(Collectors.joining(", "));
        }
    }
}
