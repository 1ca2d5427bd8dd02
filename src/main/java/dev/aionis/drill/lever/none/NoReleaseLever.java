package dev.aionis.drill.lever.none;

import dev.aionis.drill.lever.Change;
import dev.aionis.drill.lever.Look;
import dev.aionis.drill.lever.ReleaseLever;
import dev.aionis.drill.lever.Undo;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Releases can't be moved here. */
public final class NoReleaseLever implements ReleaseLever {

    @Override
    public String name() {
        return "release";
    }

    @Override
    public List<String> gaps() {
        return List.of("levers.release is none: scenario B does not run, and rollback-artifact stays unproven");
    }

    @Override
    public Change<CanarySlice> deployCanary(String candidate, String knownGood, double weight) {
        throw Missing.lever(name());
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

    @Override
    public void undo(Undo undo) {
        throw Missing.lever(name());
    }

    @Override
    public boolean undone(Undo undo) {
        throw Missing.lever(name());
    }

    @Override
    public Look look(Undo undo) {
        return Look.UNSEEN;
    }

    @Override
    public List<String> byHand(Undo undo) {
        return Missing.byHand(undo);
    }
}
