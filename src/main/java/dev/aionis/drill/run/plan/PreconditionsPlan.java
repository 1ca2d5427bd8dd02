package dev.aionis.drill.run.plan;

import dev.aionis.drill.aionis.AionisApi;
import dev.aionis.drill.aionis.SentSql;
import dev.aionis.drill.config.HookCommand;
import dev.aionis.drill.config.IncidentConfig;
import dev.aionis.drill.config.MonitoringConfig;
import java.util.ArrayList;
import java.util.List;

/** Looks and changes nothing, but for the test alert that it sends. */
final class PreconditionsPlan {

    private PreconditionsPlan() {}

    static List<PlannedStep> of(PlanFacts facts) {
        return List.of(
                PlannedStep.doing("read the configuration, claim a folder in drill-records"),
                reached(facts),
                residue(facts),
                PlannedStep.doing("POST " + AionisApi.FIND + " once to " + facts.api() + ", in " + facts.scope())
                        .and(facts.live(SentSql.PRIVILEGES, SentSql.CLOCK))
                        .and("look for the program of every validation command; run none"),
                PlannedStep.doing("ask the levers for replicas and worker, resolve names"),
                PlannedStep.doing(monitoring(facts.config().monitoring())),
                PlannedStep.doing(incidents(facts.config().monitoring())),
                PlannedStep.doing(
                        "ask the release lever for " + facts.config().release().rollback()),
                PlannedStep.doing(facts.live(SentSql.SETTINGS, SentSql.ROLE_SETTINGS, SentSql.ARCHIVER))
                        .and("ask the restore lever for the last backup and the last restore, read the records of"
                                + " former drills"));
    }

    private static PlannedStep reached(PlanFacts facts) {
        return PlannedStep.doing(
                        facts.config().deployment().external().isPresent()
                                ? "nothing is started"
                                : "start the embedded deployment: PostgreSQL, two API processes, a worker, a balancer, a"
                                        + " monitor; rehearse a restore")
                .and("GET " + AionisApi.HEALTH + " once to each of " + String.join(", ", facts.replicas()))
                .and("connect to " + facts.database())
                .and(facts.live(SentSql.LOCK, SentSql.LIMITS, SentSql.IDENTITY))
                .and("GET " + AionisApi.HEALTH + " once to " + facts.api())
                .and("before each disruption again: LOCK, IDENTITY and GET " + AionisApi.HEALTH + " of each");
    }

    private static PlannedStep residue(PlanFacts facts) {
        List<String> scopes = facts.config().safety().scopeRetention().isPresent()
                ? facts.live(SentSql.OLD_SCOPES)
                : List.of("scopes of earlier drills are not looked for: safety.scope-retention is not configured");
        return PlannedStep.doing("read the undo journals of " + facts.config().environment() + " in drill-records, look"
                        + " by the levers at whatever they name as not undone")
                .and("ask the restore lever for copies that are left")
                .and(scopes)
                .and(
                        "clear what was found, newest first: only with -Ddrill.clear-residue, of another host only by the drill's id");
    }

    private static List<String> monitoring(MonitoringConfig monitoring) {
        var actions = new ArrayList<String>();
        monitoring.dashboards().forEach(dashboard -> actions.add("GET once: dashboard " + dashboard));
        monitoring
                .prometheus()
                .ifPresent(prometheus -> actions.add("GET once: readiness, configuration and rules of " + prometheus));
        actions.add(monitoring
                .alertApi()
                .map(api -> "POST a test alert that names the drill to " + api + ", GET until it is seen, 10s at most")
                .orElse("no test alert: monitoring.alert-api is not configured"));
        return actions;
    }

    private static List<String> incidents(MonitoringConfig monitoring) {
        if (monitoring.incidents().isEmpty()) {
            return List.of("nothing: monitoring.incidents is not configured");
        }
        IncidentConfig incidents = monitoring.incidents().get();
        var actions = new ArrayList<String>();
        if (!incidents.alerts().isEmpty()) {
            actions.add("GET once: firing alerts named " + String.join(", ", incidents.alerts()));
        }
        incidents.command().map(HookCommand::toString).ifPresent(command -> actions.add("command $ " + command));
        return actions;
    }
}
