package dev.aionis.drill.lever.local;

import dev.aionis.drill.lever.Change;
import dev.aionis.drill.lever.ReplicaLever;
import dev.aionis.drill.lever.Undo;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.sandbox.Replica;
import dev.aionis.drill.sandbox.Sandbox;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sandbox's API processes: one gets SIGKILL, and is started again on its release. */
public final class LocalReplicaLever implements ReplicaLever {

    private static final String REPLICA = "replica";
    private static final String RELEASE = "release";

    private final Sandbox sandbox;

    public LocalReplicaLever(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    @Override
    public String name() {
        return REPLICA;
    }

    @Override
    public Change<KilledReplica> kill(Optional<String> replica) {
        Replica victim = replica.map(this::named).orElseGet(this::last);
        return new Change<>(
                "API replica " + victim.name() + " killed",
                new Undo(name(), "start", Map.of(REPLICA, victim.name(), RELEASE, victim.release())),
                () -> {
                    sandbox.killReplica(victim.name());
                    return new KilledReplica(victim.name(), victim.identity());
                });
    }

    @Override
    public void undo(Undo undo) {
        sandbox.startReplica(undo.parameter(REPLICA), undo.parameter(RELEASE));
    }

    @Override
    public List<String> byHand(Undo undo) {
        return SandboxEnds.BY_HAND;
    }

    @Override
    public boolean undone(Undo undo) {
        Replica now = named(undo.parameter(REPLICA));
        return now.running() && now.release().equals(undo.parameter(RELEASE)) && sandbox.inRotation(now.name());
    }

    @Override
    public List<ReplicaStatus> status() {
        return sandbox.replicas().stream().map(this::status).toList();
    }

    @Override
    public List<String> planned(Optional<String> replica) {
        return plannedFor(replica.orElse("api-2"));
    }

    /** The same before the deployment was started. */
    public static List<String> plannedFor(String replica) {
        return List.of(
                "SIGKILL to the process of " + replica,
                "undo: its process is started on the release that it ran, and is in rotation");
    }

    @Override
    public List<Path> logs() {
        return LogFiles.below(sandbox.logs(), name -> name.matches("(api-\\d+|balancer)\\.log"));
    }

    private ReplicaStatus status(Replica replica) {
        boolean taken = replica.running() && sandbox.inRotation(replica.name());
        String detail = !replica.running() ? "not running" : taken ? "in rotation" : "running, not in rotation";
        return new ReplicaStatus(replica.name(), replica.identity(), Optional.of(taken), detail);
    }

    private Replica last() {
        List<Replica> all = sandbox.replicas();
        return all.get(all.size() - 1);
    }

    private Replica named(String name) {
        List<Replica> all = sandbox.replicas();
        return all.stream()
                .filter(replica -> replica.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new DrillException(
                        "API replica " + name + ", there is none, expected one of "
                                + all.stream().map(Replica::name).toList(),
                        "set replica.name to one of them, or leave it out for the last"));
    }
}
