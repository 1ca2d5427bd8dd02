package dev.aionis.drill.record.seal;

import dev.aionis.drill.evidence.Sha256;
import dev.aionis.drill.model.DrillId;
import dev.aionis.drill.record.seal.Manifest.Previous;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The sealed records beside a drill's folder: those of the same environment, in the order of their drills. */
final class Chain {

    private final Path folder;

    /** @param folder a drill's */
    Chain(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** The record that a seal made now has to name. */
    Previous previous(RecordHead drill) throws IOException {
        List<String> before = before(drill);
        if (before.isEmpty()) {
            return new Previous("", "", "the first sealed record of " + drill.environment() + " here");
        }
        String last = before.get(before.size() - 1);
        Path manifest = manifest(last);
        return new Previous(
                last, isSealed(manifest) ? Sha256.of(manifest) : remembered().get(last), "");
    }

    /**
     * The sealed drills of the environment before this one, the last of them at the end: those whose folders are here,
     * and those that the history remembers.
     */
    List<String> before(RecordHead drill) throws IOException {
        Path records = folder.getParent();
        Optional<DrillId> own = DrillId.parse(drill.id());
        if (records == null || own.isEmpty()) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(records)) {
            Stream<String> here = all.map(path -> path.getFileName().toString()).filter(id -> isSealed(manifest(id)));
            return Stream.concat(here, remembered().keySet().stream())
                    .flatMap(id -> DrillId.parse(id).stream())
                    .filter(id -> id.environment().equals(drill.environment()))
                    .filter(id -> DrillId.ORDER.compare(id, own.get()) < 0)
                    .distinct()
                    .sorted(DrillId.ORDER)
                    .map(DrillId::value)
                    .toList();
        }
    }

    /** Drill id → SHA-256 of its manifest. */
    Map<String, String> remembered() throws IOException {
        Path records = folder.getParent();
        return records == null ? Map.of() : Remembered.in(records);
    }

    private static boolean isSealed(Path manifest) {
        return Files.isRegularFile(manifest, LinkOption.NOFOLLOW_LINKS);
    }

    Path manifest(String id) {
        return folder.resolveSibling(id).resolve(Manifest.FILE);
    }
}
