package dev.aionis.drill.lever.local;

import dev.aionis.drill.lever.Change;
import dev.aionis.drill.lever.ReleaseLever;
import dev.aionis.drill.lever.Undo;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.sandbox.Replica;
import dev.aionis.drill.sandbox.Sandbox;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sandbox's API processes: one is restarted on the candidate, and back. */
public final class LocalReleaseLever implements ReleaseLever {

    private static final String RELEASE = "release";

    private final Sandbox sandbox;

    public LocalReleaseLever(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    @Override
    public String name() {
        return RELEASE;
    }

    @Override
    public Change<CanarySlice> deployCanary(String candidate, String knownGood, double weight) {
        return new Change<>(
                "canary " + candidate + " deployed beside " + knownGood,
                new Undo(name(), "rollback", Map.of(RELEASE, knownGood)),
                () -> {
                    sandbox.deployCanary(candidate, weight);
                    return new CanarySlice(Optional.of(replicaOn(candidate)), Optional.of(replicaOn(knownGood)));
                });
    }

    @Override
    public void undo(Undo undo) {
        sandbox.restoreRelease(undo.parameter(RELEASE));
    }

    @Override
    public List<String> byHand(Undo undo) {
        return SandboxEnds.BY_HAND;
    }

    @Override
    public boolean undone(Undo undo) {
        String release = undo.parameter(RELEASE);
        return status().stream()
                .allMatch(replica ->
                        replica.ready().orElse(false) && replica.release().equals(Optional.of(release)));
    }

    @Override
    public List<ReplicaStatus> status() {
        return sandbox.replicas().stream()
                .map(replica -> new ReplicaStatus(
                        replica.name(),
                        replica.url(),
                        Optional.of(replica.release()),
                        replica.identity(),
                        Optional.of(replica.running() && sandbox.inRotation(replica.name()))))
                .toList();
    }

    @Override
    public Optional<Boolean> available(String release) {
        return Optional.of(sandbox.releases().contains(release));
    }

    @Override
    public List<String> planned(String candidate, String knownGood, double weight) {
        return plannedFor(candidate, knownGood, weight);
    }

    /** The same before the deployment was started. */
    public static List<String> plannedFor(String candidate, String knownGood, double weight) {
        return List.of(
                "apply the migrations of " + candidate + " to the sandbox's database",
                "restart one API process on " + candidate + ", with a share of " + weight + " of the requests",
                "undo: restart it on " + knownGood + ", requests shared evenly again");
    }

    @Override
    public List<Path> logs() {
        return LogFiles.below(sandbox.logs(), name -> name.startsWith("api-") || name.startsWith("migrate"));
    }

    private URI replicaOn(String release) {
        return sandbox.replicas().stream()
                .filter(replica -> replica.release().equals(release))
                .map(Replica::url)
                .findFirst()
                .orElseThrow(() -> new DrillException(
                        "release " + release + ", no replica runs it after the deployment, expected one",
                        "see the replicas' logs, attached"));
    }
}
