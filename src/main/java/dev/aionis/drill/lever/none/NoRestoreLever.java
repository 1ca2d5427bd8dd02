package dev.aionis.drill.lever.none;

import dev.aionis.drill.lever.Change;
import dev.aionis.drill.lever.RestoreLever;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Databases can't be restored here. */
public final class NoRestoreLever extends NoLever implements RestoreLever {

    public NoRestoreLever() {
        super("restore", "scenario A does not run");
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
        throw missing();
    }

    @Override
    public Optional<URI> startApi(RestoredCopy copy, String release) {
        throw missing();
    }

    @Override
    public List<Path> logs(RestoredCopy copy) {
        return List.of();
    }
}
