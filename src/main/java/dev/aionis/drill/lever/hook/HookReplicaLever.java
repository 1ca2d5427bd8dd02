package dev.aionis.drill.lever.hook;

import dev.aionis.drill.config.HookCommand;
import dev.aionis.drill.config.ReplicaHooks;
import dev.aionis.drill.lever.Change;
import dev.aionis.drill.lever.Look;
import dev.aionis.drill.lever.ReplicaLever;
import dev.aionis.drill.lever.Undo;
import dev.aionis.drill.model.DrillException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** API replicas, killed and brought back by the operator's commands. */
public final class HookReplicaLever implements ReplicaLever {

    private static final String REPLICA = "replica";
    private static final String URL = "url";

    private final ReplicaHooks hooks;
    private final HookRunner runner;
    private final List<Named> replicas;
    private final HookComeback comeback;
    private final Instant since;

    /** A replica under the name that the drill probes it by. */
    private record Named(String name, URI url) {}

    /**
     * @param replicas where they answer, in the order of the configuration
     * @param limit after which waiting for a replica to be back is given up
     * @throws DrillException if the program of a command is missing
     */
    public HookReplicaLever(ReplicaHooks hooks, HookRunner runner, List<URI> replicas, Duration limit) {
        this.hooks = hooks;
        this.runner = runner;
        this.replicas = IntStream.range(0, replicas.size())
                .mapToObj(i -> new Named("api-" + (i + 1), replicas.get(i)))
                .toList();
        this.comeback = new HookComeback(
                runner,
                "the replica",
                HookVerb.REPLICA_START,
                hooks.start(),
                HookVerb.REPLICA_STATUS,
                hooks.status(),
                limit);
        this.since = runner.clock().instant();
        hooks.kill().ifPresent(command -> runner.require(HookVerb.REPLICA_KILL, command));
        hooks.start().ifPresent(command -> runner.require(HookVerb.REPLICA_START, command));
        hooks.status().ifPresent(command -> runner.require(HookVerb.REPLICA_STATUS, command));
        hooks.logs().ifPresent(command -> runner.require(HookVerb.REPLICA_LOGS, command));
    }

    @Override
    public String name() {
        return REPLICA;
    }

    @Override
    public List<String> gaps() {
        var gaps = new ArrayList<String>();
        if (hooks.status().isEmpty()) {
            gaps.add("hook.replica.status is missing: nobody looks whether the replica is back, the undo counts as done"
                    + " when start exits with 0, nothing-left stays unproven, and so does full-redundancy unless the"
                    + " balancer names in x-served-by who answered");
        }
        if (hooks.logs().isEmpty()) {
            gaps.add("hook.replica.logs is missing: the replica's log is no part of the evidence");
        }
        return gaps;
    }

    @Override
    public Change<KilledReplica> kill(Optional<String> replica) {
        HookCommand command = hooks.kill().orElseThrow(() -> Missing.verb(HookVerb.REPLICA_KILL));
        Named victim = victim(replica);
        var undo = new Undo(
                name(),
                "start",
                Map.of(REPLICA, victim.name(), URL, victim.url().toString()));
        return new Change<>("API replica " + victim.name() + " killed", undo, () -> {
            runner.run(HookVerb.REPLICA_KILL, command, told(victim));
            return new KilledReplica(victim.name(), Address.of(victim.url()).resolved());
        });
    }

    @Override
    public void undo(Undo undo) {
        comeback.bringBack(told(undo));
    }

    @Override
    public boolean undone(Undo undo) {
        return comeback.back(told(undo));
    }

    @Override
    public Look look(Undo undo) {
        return comeback.look(told(undo));
    }

    @Override
    public List<String> byHand(Undo undo) {
        return comeback.byHand(told(undo));
    }

    @Override
    public List<ReplicaStatus> status() {
        return replicas.stream().map(this::status).toList();
    }

    @Override
    public List<String> planned(Optional<String> replica) {
        Named victim = victim(replica);
        String which = ", for " + victim.name() + " at " + victim.url();
        return List.of(
                Planned.of(HookVerb.REPLICA_KILL, hooks.kill()) + which,
                "undo: " + Planned.of(HookVerb.REPLICA_START, hooks.start()) + which,
                "look: " + Planned.of(HookVerb.REPLICA_STATUS, hooks.status()) + which);
    }

    @Override
    public List<Path> logs() {
        return hooks.logs().stream()
                .flatMap(command -> replicas.stream().map(replica -> log(command, replica)))
                .toList();
    }

    private Path log(HookCommand command, Named replica) {
        return runner.run(
                        HookVerb.REPLICA_LOGS,
                        command,
                        Map.of(
                                "DRILL_REPLICA",
                                replica.name(),
                                "DRILL_REPLICA_URL",
                                replica.url().toString(),
                                "DRILL_LOGS_SINCE",
                                since.toString()))
                .transcript();
    }

    private ReplicaStatus status(Named replica) {
        String identity = Address.of(replica.url()).resolved();
        return comeback.seen(told(replica))
                .map(seen -> new ReplicaStatus(
                        replica.name(),
                        identity,
                        Optional.of(seen.done()),
                        seen.answer().message().orElse(seen.done() ? "in rotation" : "not in rotation")))
                .orElseGet(() -> new ReplicaStatus(
                        replica.name(), identity, Optional.empty(), "hook.replica.status is missing, so nobody looks"));
    }

    private Named victim(Optional<String> wanted) {
        List<String> names = replicas.stream().map(Named::name).toList();
        if (replicas.size() < 2) {
            throw new DrillException(
                    "deployment.external.replicas, " + replicas.size() + " listed, expected at least 2",
                    "one that is killed needs another beside it, and a name to be killed by");
        }
        String name = wanted.orElse(names.get(names.size() - 1));
        return replicas.stream()
                .filter(replica -> replica.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new DrillException(
                        "replica.name is " + name + ", expected one of " + names,
                        "replicas are named in the order of deployment.external.replicas"));
    }

    /** By the undo alone, which may be another process's. */
    private static Map<String, String> told(Undo undo) {
        return told(new Named(undo.parameter(REPLICA), URI.create(undo.parameter(URL))));
    }

    private static Map<String, String> told(Named replica) {
        return Map.of(
                "DRILL_REPLICA",
                replica.name(),
                "DRILL_REPLICA_URL",
                replica.url().toString());
    }
}
