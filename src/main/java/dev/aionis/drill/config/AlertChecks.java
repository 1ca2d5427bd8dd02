package dev.aionis.drill.config;

import dev.aionis.drill.config.BoundValues.Bound;
import java.util.Optional;

/** What alerts need: those that are expected an objective, and all of them somebody who can be asked. */
final class AlertChecks {

    private static final String ALERT_API = "monitoring.alert-api";
    private static final String PROMETHEUS = "monitoring.prometheus";

    private final BoundValues bound;
    private final Problems problems;

    AlertChecks(BoundValues bound, Problems problems) {
        this.bound = bound;
        this.problems = problems;
    }

    void run() {
        expected("monitoring.alerts.rollback", "objectives.rollback.alert");
        expected("monitoring.alerts.worker", "objectives.worker.alert");
        expected("monitoring.alerts.replica", "objectives.replica.alert");
        unexpectedCanBeSeen();
        first("monitoring.alert-rules").filter(rule -> !there(PROMETHEUS)).ifPresent(rule -> {
            refuse(
                    rule,
                    PROMETHEUS,
                    "the base URL of a Prometheus server",
                    "monitoring.alert-rules names rules, and only Prometheus can say whether they are loaded");
        });
    }

    private void unexpectedCanBeSeen() {
        bound.at("abort.on-unexpected-alert")
                .filter(abort -> abort.value().equals(true) && !there(ALERT_API))
                .ifPresent(
                        abort -> refuse(
                                abort,
                                ALERT_API,
                                "the base URL of an Alertmanager",
                                "abort.on-unexpected-alert looks for alerts there; Prometheus does not know which are silenced"));
    }

    private void expected(String alerts, String objective) {
        first(alerts).ifPresent(alert -> {
            if (bound.at(objective).isEmpty()) {
                refuse(
                        alert,
                        objective,
                        "a duration such as 2m",
                        alerts + " expects alerts; say how soon they must fire");
            }
            if (!there(ALERT_API) && !there(PROMETHEUS)) {
                refuse(
                        alert,
                        ALERT_API,
                        "the base URL of an Alertmanager, or one in " + PROMETHEUS,
                        alerts + " expects alerts; say where they can be seen");
            }
        });
    }

    private Optional<Bound> first(String list) {
        return bound.matching(list.replace(".", "\\.") + "\\.\\d+").values().stream()
                .findFirst();
    }

    private boolean there(String path) {
        return bound.value(path, String.class).filter(url -> !url.isBlank()).isPresent();
    }

    private void refuse(Bound where, String path, String expected, String hint) {
        problems.add(where.at(), path, "nothing", expected, hint);
    }
}
