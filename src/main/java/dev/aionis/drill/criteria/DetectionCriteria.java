package dev.aionis.drill.criteria;

import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.model.Objective;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** Whether monitoring noticed a disruption: of scenarios B, C and D, where alerts are expected. */
public final class DetectionCriteria {

    private DetectionCriteria() {}

    /**
     * Every expected alert fired within the objective; judged by the one that speaks most against it.
     *
     * @param alerts those that were expected
     * @param objective from the disruption until each is seen firing
     */
    public static Criterion alertDetected(List<AlertDetection> alerts, Duration objective) {
        var yardstick = new Yardstick(
                PassCriterion.ALERT_DETECTED,
                Objective.atMost(objective),
                "see the table of polls; does the rule's expression see this disruption, and are its \"for\" and the"
                        + " scrape and evaluation intervals shorter than the objective?");
        return alerts.stream()
                .map(alert -> alert.premise()
                        .under(yardstick.judge(alert.latency(), "alert " + alert.alert() + " fired", alert.detail())))
                .max(Comparator.comparing((Criterion judged) -> weight(judged.status()))
                        .thenComparing(DetectionCriteria::seconds))
                .orElseGet(() -> yardstick.unproven("no alert was looked for"));
    }

    private static int weight(CriterionStatus status) {
        return switch (status) {
            case MET -> 0;
            case UNPROVEN -> 1;
            case MISSED -> 2;
        };
    }

    private static double seconds(Criterion judged) {
        return judged.measured() == null ? 0 : judged.measured().value();
    }
}
