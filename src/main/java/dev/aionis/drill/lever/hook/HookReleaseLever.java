package dev.aionis.drill.lever.hook;

import dev.aionis.drill.config.ExternalConfig;
import dev.aionis.drill.config.HookCommand;
import dev.aionis.drill.config.ReleaseConfig;
import dev.aionis.drill.config.ReleaseHooks;
import dev.aionis.drill.lever.Change;
import dev.aionis.drill.lever.Look;
import dev.aionis.drill.lever.ReleaseLever;
import dev.aionis.drill.lever.Undo;
import dev.aionis.drill.model.DrillException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Releases, moved by the operator's commands. */
public final class HookReleaseLever implements ReleaseLever {

    private static final String RELEASE = "release";
    private static final String WEIGHT = "weight";

    private final ReleaseHooks hooks;
    private final HookRunner runner;
    private final ReleaseConfig releases;
    private final ExternalConfig deployment;
    private final Duration limit;
    private final Instant since;
    private Sight last;

    /** A look that was taken at the deployment: asking again within a poll interval would only be load. */
    private record Sight(Instant at, List<ReplicaStatus> replicas) {}

    /**
     * @param limit after which a rollback is given up
     * @throws DrillException if the program of a command is missing
     */
    public HookReleaseLever(
            ReleaseHooks hooks, HookRunner runner, ReleaseConfig releases, ExternalConfig deployment, Duration limit) {
        this.hooks = hooks;
        this.runner = runner;
        this.releases = releases;
        this.deployment = deployment;
        this.limit = limit;
        this.since = runner.clock().instant();
        hooks.current().ifPresent(command -> runner.require(HookVerb.RELEASE_CURRENT, command));
        hooks.available().ifPresent(command -> runner.require(HookVerb.RELEASE_AVAILABLE, command));
        hooks.deployCanary().ifPresent(command -> runner.require(HookVerb.RELEASE_DEPLOY_CANARY, command));
        hooks.rollback().ifPresent(command -> runner.require(HookVerb.RELEASE_ROLLBACK, command));
        hooks.status().ifPresent(command -> runner.require(HookVerb.RELEASE_STATUS, command));
        hooks.logs().ifPresent(command -> runner.require(HookVerb.RELEASE_LOGS, command));
    }

    @Override
    public String name() {
        return RELEASE;
    }

    @Override
    public List<String> gaps() {
        var gaps = new ArrayList<String>();
        if (hooks.status().isEmpty() && hooks.current().isEmpty()) {
            gaps.add("hook.release.status and hook.release.current are missing: nobody looks whether the rollback is"
                    + " complete, rollback-slo, readiness and nothing-left stay unproven");
        } else if (hooks.status().isEmpty()) {
            gaps.add("hook.release.status is missing: the rollback counts as complete when current names the release");
        } else if (hooks.current().isEmpty()) {
            gaps.add("hook.release.current is missing: the API on the restored copy runs " + releases.rollback());
        }
        if (hooks.available().isEmpty()) {
            gaps.add("hook.release.available is missing: rollback-artifact stays unproven");
        }
        if (hooks.logs().isEmpty()) {
            gaps.add(
                    "hook.release.logs is missing: no replica log is searched, and schema-compatibility stays unproven");
        }
        return gaps;
    }

    @Override
    public Change<CanarySlice> deployCanary(String candidate, String knownGood, double weight) {
        HookCommand command = hooks.deployCanary().orElseThrow(() -> Missing.verb(HookVerb.RELEASE_DEPLOY_CANARY));
        String share = Double.toString(weight);
        return new Change<>(
                "canary " + candidate + " deployed beside " + knownGood,
                new Undo(name(), "rollback", Map.of(RELEASE, knownGood, "candidate", candidate, WEIGHT, share)),
                () -> {
                    last = null;
                    HookResult deployed = runner.run(
                            HookVerb.RELEASE_DEPLOY_CANARY, command, told(candidate, candidate, knownGood, share));
                    Optional<URI> canary = deployed.answer().apiUrl().or(deployment::canary);
                    return new CanarySlice(canary, baseline(canary));
                });
    }

    /** A replica that does not run the candidate. */
    private Optional<URI> baseline(Optional<URI> canary) {
        return deployment.replicas().stream()
                .filter(replica -> !canary.map(Address::of).equals(Optional.of(Address.of(replica))))
                .findFirst();
    }

    @Override
    public void undo(Undo undo) {
        runner.endOthers();
        last = null;
        HookCommand command = hooks.rollback().orElseThrow(() -> Missing.verb(HookVerb.RELEASE_ROLLBACK));
        runner.run(HookVerb.RELEASE_ROLLBACK, command, told(undo));
    }

    @Override
    public List<String> byHand(Undo undo) {
        return List.of(hooks.rollback()
                .map(command -> runner.byHand(HookVerb.RELEASE_ROLLBACK, command, told(undo)))
                .orElseGet(() -> Missing.byHand(HookVerb.RELEASE_ROLLBACK)));
    }

    @Override
    public Look look(Undo undo) {
        String release = undo.parameter(RELEASE);
        if (hooks.status().isPresent()) {
            return statusOf(release).orElseThrow().done() ? Look.UNDONE : Look.IN_FORCE;
        }
        return hooks.current()
                .map(command -> runner.run(HookVerb.RELEASE_CURRENT, command, Map.of()))
                .map(seen -> seen.answer().release().equals(Optional.of(release)) ? Look.UNDONE : Look.IN_FORCE)
                .orElse(Look.UNSEEN);
    }

    /** Without status and current only the exit code of rollback is known, and {@link #undo} has thrown at others. */
    @Override
    public boolean undone(Undo undo) {
        String release = undo.parameter(RELEASE);
        if (hooks.status().isPresent()) {
            return new Polled(
                            HookVerb.RELEASE_STATUS,
                            runner,
                            () -> statusOf(release).orElseThrow())
                    .reached("every replica to be ready on " + release, limit, HookResult::done);
        }
        return hooks.current()
                .map(command -> new Polled(
                                HookVerb.RELEASE_CURRENT,
                                runner,
                                () -> runner.run(HookVerb.RELEASE_CURRENT, command, Map.of()))
                        .reached(
                                "current to name " + release,
                                limit,
                                seen -> seen.answer().release().equals(Optional.of(release))))
                .orElse(true);
    }

    /** What current and status say holds for every replica: a hook sees the deployment, not the single one. */
    @Override
    public List<ReplicaStatus> status() {
        Instant now = runner.clock().instant();
        if (last == null || last.at().plus(runner.poll()).isBefore(now)) {
            last = new Sight(now, seen());
        }
        return last.replicas();
    }

    private List<ReplicaStatus> seen() {
        Optional<String> release = current();
        Optional<Boolean> ready = statusOf(release.orElse(releases.rollback())).map(HookResult::done);
        return IntStream.range(0, deployment.replicas().size())
                .mapToObj(i -> {
                    URI url = deployment.replicas().get(i);
                    return new ReplicaStatus(
                            "api-" + (i + 1), url, release, Address.of(url).resolved(), ready);
                })
                .toList();
    }

    @Override
    public Optional<Boolean> available(String release) {
        return hooks.available()
                .map(command -> runner.run(
                                HookVerb.RELEASE_AVAILABLE,
                                command,
                                told(release, releases.candidate(), releases.rollback(), ""))
                        .done());
    }

    @Override
    public List<String> planned(String candidate, String knownGood, double weight) {
        return List.of(
                Planned.of(HookVerb.RELEASE_DEPLOY_CANARY, hooks.deployCanary()) + ", with " + candidate
                        + " on a share of " + weight,
                "undo: " + Planned.of(HookVerb.RELEASE_ROLLBACK, hooks.rollback()) + ", to " + knownGood,
                "look: " + Planned.of(HookVerb.RELEASE_STATUS, hooks.status()),
                "look: " + Planned.of(HookVerb.RELEASE_CURRENT, hooks.current()));
    }

    /** A log that was too long to keep is none: in what was left out nothing was looked for. */
    @Override
    public List<Path> logs() {
        return hooks.logs().map(this::logs).filter(HookResult::whole).stream()
                .map(HookResult::transcript)
                .toList();
    }

    private HookResult logs(HookCommand command) {
        var told = new HashMap<>(told(releases.rollback(), releases.candidate(), releases.rollback(), ""));
        told.put("DRILL_LOGS_SINCE", since.toString());
        HookResult printed = runner.run(HookVerb.RELEASE_LOGS, command, told);
        if (!printed.whole()) {
            runner.scene().say("release.logs printed more than can be kept and searched: print less of it");
        }
        return printed;
    }

    private Optional<String> current() {
        return hooks.current()
                .flatMap(command -> runner.run(HookVerb.RELEASE_CURRENT, command, Map.of())
                        .answer()
                        .release());
    }

    private Optional<HookResult> statusOf(String release) {
        return hooks.status()
                .map(command -> runner.run(
                        HookVerb.RELEASE_STATUS,
                        command,
                        told(release, releases.candidate(), releases.rollback(), "")));
    }

    /** By the undo alone, which may be another process's. */
    private static Map<String, String> told(Undo undo) {
        String release = undo.parameter(RELEASE);
        return told(release, undo.parameter("candidate"), release, undo.parameter(WEIGHT));
    }

    private static Map<String, String> told(String release, String candidate, String knownGood, String weight) {
        return Map.of(
                "DRILL_RELEASE", release,
                "DRILL_RELEASE_CANDIDATE", candidate,
                "DRILL_RELEASE_ROLLBACK", knownGood,
                "DRILL_CANARY_WEIGHT", weight);
    }
}
