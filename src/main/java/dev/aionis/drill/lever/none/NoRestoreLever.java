package dev.aionis.drill.lever.none;

import dev.aionis.drill.lever.Change;
import dev.aionis.drill.lever.Look;
import dev.aionis.drill.lever.RestoreLever;
import dev.aionis.drill.lever.Undo;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Databases can't be restored here. */
public final class NoRestoreLever implements RestoreLever {

    @Override
    public String name() {
        return "restore";
    }

    @Override
    public List<String> gaps() {
        return List.of("levers.restore is none: scenario A does not run");
    }

    @Override
    public Optional<Backup> backup() {
        return Optional.empty();
    }

    @Override
    public Optional<Instant> lastRehearsal() {
        return Optional.empty();
    }

    @Override
    public Optional<ArchivedWal> archivedWal(String last) {
        return Optional.empty();
    }

    @Override
    public List<String> planned(Optional<Instant> target) {
        return List.of();
    }

    @Override
    public Change<RestoredCopy> restore(Optional<Instant> target) {
        throw Missing.lever(name());
    }

    @Override
    public Optional<URI> startApi(RestoredCopy copy, String release) {
        throw Missing.lever(name());
    }

    @Override
    public List<Path> logs(RestoredCopy copy) {
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
