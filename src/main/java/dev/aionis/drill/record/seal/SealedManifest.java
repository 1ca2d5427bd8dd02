package dev.aionis.drill.record.seal;

import dev.aionis.drill.model.DrillException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A manifest in a drill's folder.
 *
 * @param name the file that it is in
 * @param sha256 what a later manifest, and the next record, name it by
 * @param manifest what it says
 */
public record SealedManifest(String name, String sha256, Manifest manifest) {

    /** The manifest of {@code drill} and those before it, the newest first, as far as each leads to the next. */
    public static List<SealedManifest> all(Path drill) {
        var found = new ArrayList<SealedManifest>();
        Optional<SealedManifest> next = read(drill, Manifest.FILE);
        while (next.isPresent()) {
            found.add(next.get());
            next = next.get().manifest().former().flatMap(hash -> kept(drill, hash));
        }
        return found;
    }

    /** The one that the drill itself made when it ended; empty where none can be read. */
    public static Optional<SealedManifest> first(Path drill) {
        List<SealedManifest> all = all(drill);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    private static Optional<SealedManifest> kept(Path drill, String sha256) {
        for (int number = 1; Files.exists(drill.resolve(Seal.kept(number)), LinkOption.NOFOLLOW_LINKS); number++) {
            Optional<SealedManifest> former =
                    read(drill, Seal.kept(number)).filter(one -> one.sha256().equals(sha256));
            if (former.isPresent()) {
                return former;
            }
        }
        return Optional.empty();
    }

    private static Optional<SealedManifest> read(Path drill, String name) {
        try {
            Manifest manifest = Manifest.parse(name, Files.readAllBytes(drill.resolve(name)));
            return Optional.of(new SealedManifest(name, manifest.sha256(), manifest));
        } catch (IOException | DrillException unreadable) {
            return Optional.empty();
        }
    }
}
