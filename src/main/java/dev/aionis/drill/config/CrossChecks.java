package dev.aionis.drill.config;

import dev.aionis.drill.config.BoundValues.Bound;
import dev.aionis.drill.config.DeploymentConfig.Kind;
import java.time.Duration;
import java.util.HashMap;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What values must be to each other. Looks at the single values, so it works while others are broken. */
final class CrossChecks {

    private static final Pattern TOKEN = Pattern.compile("\\{[A-Za-z_-]+}");

    private final BoundValues bound;
    private final Problems problems;

    CrossChecks(BoundValues bound, Problems problems) {
        this.bound = bound;
        this.problems = problems;
    }

    void run() {
        releasesDiffer();
        limitsCoverObjectives();
        probesQuickenWhileDown();
        backlogGapsCanBeKept();
        copyHasNoWorker();
        bound.value("deployment.kind", Kind.class).ifPresent(kind -> {
            switch (kind) {
                case EMBEDDED -> embedded();
                case EXTERNAL -> external();
                case CONTAINERS -> {}
            }
        });
        oneCredential();
        new HookChecks(bound, problems).run();
        new SafetyChecks(bound, problems).run();
        new KubernetesChecks(bound, problems).run();
        new ContainerChecks(bound, problems).run();
        secretsStandElsewhere();
        new AlertChecks(bound, problems).run();
        new RecordChecks(bound, problems).run();
        new ReportChecks(bound, problems).run();
        gatesAreDistinct();
        gateTokensAreKnown();
    }

    private void releasesDiffer() {
        Optional<String> rollback = bound.value("release.rollback", String.class);
        if (rollback.isPresent() && rollback.equals(bound.value("release.candidate", String.class))) {
            refuse(
                    "release.rollback",
                    "the candidate's own tag",
                    "another tag",
                    "name the previous known-good release");
        }
    }

    /** A limit ends a wait; if it ended before the objective, a miss could not be told from a wait given up. */
    private void limitsCoverObjectives() {
        atLeast("restore.limit", "objectives.restore.rto");
        atLeast("rollback.limit", "objectives.rollback.slo");
        atLeast("rollback.limit", "objectives.rollback.error-rate-recovery");
        atLeast("rollback.limit", "objectives.rollback.latency-recovery");
        atLeast("worker.limit", "objectives.worker.drain");
        atLeast("rollback.observe-canary", "objectives.rollback.alert");
        atLeast("worker.pause", "objectives.worker.alert");
        atLeast("replica.limit", "objectives.replica.full-redundancy");
        atLeast("replica.limit", "objectives.replica.error-rate-recovery");
        atLeast("replica.limit", "objectives.replica.latency-recovery");
        atLeast("replica.away", "objectives.replica.taken-out");
        atLeast("replica.away", "objectives.replica.alert");
    }

    private void atLeast(String limit, String objective) {
        Optional<Duration> objectiveValue = bound.value(objective, Duration.class);
        Optional<Duration> limitValue = bound.value(limit, Duration.class);
        if (objectiveValue.isPresent()
                && limitValue.isPresent()
                && limitValue.get().compareTo(objectiveValue.get()) < 0) {
            String key = written(limit) ? limit : objective;
            problems.add(
                    at(key),
                    limit,
                    shown(limit),
                    "at least " + objective + ", which is " + shown(objective),
                    "a wait given up before its objective proves nothing: raise the limit or lower the objective");
        }
    }

    /** The key is kept for levers that can do it; none can by now, and a wish that is ignored would be worse. */
    private void copyHasNoWorker() {
        if (bound.value("restore.start-worker", Boolean.class).orElse(false)) {
            refuse("restore.start-worker", "true", "false", "no lever starts a worker on a restored copy");
        }
    }

    private void probesQuickenWhileDown() {
        Optional<Duration> down = bound.value("observe.probe-interval-down", Duration.class);
        Optional<Duration> up = bound.value("observe.probe-interval", Duration.class);
        if (down.isPresent() && up.isPresent() && down.get().compareTo(up.get()) > 0) {
            String key =
                    written("observe.probe-interval-down") ? "observe.probe-interval-down" : "observe.probe-interval";
            problems.add(
                    at(key),
                    "observe.probe-interval-down",
                    shown("observe.probe-interval-down"),
                    "at most observe.probe-interval, which is " + shown("observe.probe-interval"),
                    "an outage is measured as finely as it is probed");
        }
    }

    /** One sample that comes late is no gap; a limit below that would break every drill. */
    private void backlogGapsCanBeKept() {
        Optional<Duration> interval = bound.value("observe.backlog-interval", Duration.class);
        Optional<Duration> gap = bound.value("observe.backlog-longest-gap", Duration.class);
        if (interval.isPresent()
                && gap.isPresent()
                && gap.get().compareTo(interval.get().multipliedBy(2)) < 0) {
            String key =
                    written("observe.backlog-longest-gap") ? "observe.backlog-longest-gap" : "observe.backlog-interval";
            problems.add(
                    at(key),
                    "observe.backlog-longest-gap",
                    shown("observe.backlog-longest-gap"),
                    "at least twice observe.backlog-interval, which is " + shown("observe.backlog-interval"),
                    "samples that are further apart than the limit prove nothing: raise it or sample more often");
        }
    }

    private void embedded() {
        if (bound.value("production", Boolean.class).orElse(false)) {
            refuse("production", "true", "false with deployment.kind embedded", "a sandbox serves no real users");
        }
        section("deployment.sandbox", true, "embedded", "add \"sandbox: {}\" under deployment for the defaults");
        section("deployment.external", false, "embedded", "remove the section, or set kind: external");
        bound.matching("levers\\.\\w+").forEach((path, lever) -> {
            if (lever.value() != LeverKind.LOCAL) {
                refuse(
                        path,
                        lever.shown(),
                        "local with deployment.kind embedded",
                        "an embedded deployment has local levers only");
            }
        });
    }

    private void external() {
        section("deployment.external", true, "external", "add \"external:\" under deployment, with api and database");
        section("deployment.sandbox", false, "external", "remove the section, or set kind: embedded");
        bound.matching("levers\\.\\w+").forEach((path, lever) -> {
            boolean worker = path.equals("levers.worker");
            String external = (worker ? "hook, docker, kubernetes" : "hook, kubernetes") + " or none";
            if (lever.value() == LeverKind.LOCAL) {
                refuse(
                        path,
                        "local" + (lever.written() ? "" : ", the default"),
                        external + " with deployment.kind external",
                        "local levers move the embedded deployment only");
            }
            if (lever.value() == LeverKind.DOCKER && !worker) {
                refuse(
                        path,
                        "docker",
                        external,
                        "by docker the drill moves the worker alone: write a hook that does it");
            }
        });
        bound.matching("monitoring\\.(dashboards\\.\\d+|alert-api)").forEach((path, url) -> {
            if (MonitoringConfig.SANDBOX.equals(url.value())) {
                refuse(
                        path,
                        "sandbox" + (url.written() ? "" : ", the default"),
                        "a URL with deployment.kind external",
                        "only the embedded deployment has a sandbox to ask");
            }
        });
    }

    private void oneCredential() {
        String token = "deployment.external.bearer-token";
        boolean key = !secret("deployment.external.api-key").isEmpty();
        if (key && !secret(token).isEmpty()) {
            refuse(
                    token,
                    "a token beside an api-key",
                    "one of the two",
                    "api-key is for MEMORY_AUTH_MODE=api_key, bearer-token for jwt");
        }
    }

    private Secret secret(String path) {
        return bound.value(path, Secret.class).orElse(new Secret(""));
    }

    private void section(String path, boolean wanted, String kind, String hint) {
        boolean there = bound.hasSection(path);
        if (there != wanted) {
            problems.add(
                    at("deployment.kind"),
                    path,
                    there ? "a section" : "nothing",
                    there ? "none with deployment.kind " + kind : "a section with deployment.kind " + kind,
                    hint);
        }
    }

    private void secretsStandElsewhere() {
        bound.literalSecrets()
                .forEach(
                        (path, at) -> problems.add(
                                at,
                                path,
                                "a secret written out",
                                "${NAME}, ${file:path} or ${file:$NAME}",
                                "secrets stay out of configuration files: put it into the environment or a file, and change it, for it may be known"));
    }

    private void gatesAreDistinct() {
        var first = new HashMap<Object, Bound>();
        bound.matching("gates\\.\\d+\\.name").forEach((path, name) -> {
            Bound earlier = first.putIfAbsent(name.value(), name);
            if (earlier != null) {
                refuse(
                        path,
                        name.shown() + " a second time, first at " + earlier.at(),
                        "a name of its own",
                        "rename one of the two");
            }
        });
    }

    private void gateTokensAreKnown() {
        bound.matching("gates\\.\\d+\\.command\\.\\d+").forEach((path, argument) -> {
            Matcher token = TOKEN.matcher(argument.value().toString());
            while (token.find()) {
                if (!token.group().equals(GateConfig.API)) {
                    refuse(
                            path,
                            argument.shown(),
                            "no token but " + GateConfig.API,
                            "{api} stands for the API's base URL");
                }
            }
        });
    }

    private void refuse(String path, String seen, String expected, String hint) {
        problems.add(at(path), path, seen, expected, hint);
    }

    private Location at(String path) {
        return bound.at(path).orElseThrow().at();
    }

    private String shown(String path) {
        return bound.at(path).orElseThrow().shown() + (written(path) ? "" : ", the default");
    }

    private boolean written(String path) {
        return bound.at(path).map(Bound::written).orElse(false);
    }
}
