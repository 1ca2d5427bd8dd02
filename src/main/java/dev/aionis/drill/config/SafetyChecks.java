package dev.aionis.drill.config;

import dev.aionis.drill.config.BoundValues.Bound;
import java.util.List;

/** What keeps a drill off other people's ground: a scope of its own, and no drill while an incident is open. */
final class SafetyChecks {

    private static final List<String> LEVERS = List.of("worker", "release", "restore", "replica", "load");

    private final BoundValues bound;
    private final Problems problems;

    SafetyChecks(BoundValues bound, Problems problems) {
        this.bound = bound;
        this.problems = problems;
    }

    void run() {
        bound.at("load.scope").ifPresent(this::writesApart);
        incidentsCanBeSeen();
        leversAreKnown();
    }

    /** A lever that is misspelt is one that is not allowed, which nobody meant. */
    private void leversAreKnown() {
        bound.matching("safety\\.levers\\.\\d+").forEach((path, name) -> {
            String lever = name.value().toString();
            if (!LEVERS.contains(lever)) {
                problems.add(
                        name.at(),
                        path,
                        name.shown(),
                        "one of " + String.join(", ", LEVERS),
                        Nearest.to(lever, LEVERS)
                                .map(near -> "did you mean " + near + "?")
                                .orElse("leave out what the drill may not change"));
            }
        });
    }

    /** What the drill writes must not be taken for the sample, whose records it holds to be untouched. */
    private void writesApart(Bound scope) {
        if (scope.value().toString().startsWith("tenant:")) {
            problems.add(
                    scope.at(),
                    "load.scope",
                    scope.shown(),
                    "a scope without the prefix tenant:, which Aionis reserves",
                    "the tenant is the sample's; write the scope alone");
        }
        bound.value("sample.scope", String.class)
                .filter(scope.value()::equals)
                .ifPresent(sample -> problems.add(
                        scope.at(),
                        "load.scope",
                        scope.shown() + ", the sample's scope",
                        "another scope than sample.scope",
                        "the sample's records are only read; leave load.scope out for a scope of the drill's own"));
    }

    private void incidentsCanBeSeen() {
        boolean alerts =
                !bound.matching("monitoring\\.incidents\\.alerts\\.\\d+").isEmpty();
        boolean command = bound.hasSection("monitoring.incidents.command");
        if (!bound.hasSection("monitoring.incidents")) {
            return;
        }
        if (!alerts && !command) {
            refuse("neither alerts nor a command", "one of them", "name alerts or a command, or remove the section");
        }
        if (alerts && bound.at("monitoring.alert-api").isEmpty()) {
            refuse("alerts, but no monitoring.alert-api", "a URL where they show", "name the Alertmanager's base URL");
        }
    }

    private void refuse(String seen, String expected, String hint) {
        bound.at("monitoring.alert-channel")
                .ifPresent(channel -> problems.add(channel.at(), "monitoring.incidents", seen, expected, hint));
    }
}
