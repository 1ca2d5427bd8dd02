package dev.aionis.drill.lever.none;

import dev.aionis.drill.lever.Change;
import dev.aionis.drill.lever.ReleaseLever;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Releases can't be moved here. */
public final class NoReleaseLever extends NoLever implements ReleaseLever {

    public NoReleaseLever() {
        super("release", "scenario B does not run, and rollback-artifact stays unproven");
    }

    @Override
    public Change<CanarySlice> deployCanary(String candidate, String knownGood, double weight) {
        throw missing();
    }

    @Override
    public List<ReplicaStatus> status() {
        return List.of();
    }

    @Override
    public Optional<Boolean> available(String release) {
        return Optional.empty();
    }

    @Override
    public List<String> planned(String candidate, String knownGood, double weight) {
        return List.of();
    }

    @Override
    public List<Path> logs() {
        return List.of();
    }
}
