package dev.aionis.drill.record.seal;

import dev.aionis.drill.evidence.Sha256;
import dev.aionis.drill.record.seal.Manifest.Previous;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The sealed records beside a drill's folder: those of the same environment, in the order of their drills. */
final class Chain {

    /** Also keeps a name that was read from a manifest from leading out of the records. */
    private static final Pattern ID = Pattern.compile("ha_drill_(\\d{8})_([A-Za-z0-9][A-Za-z0-9.-]*)_(\\d{2,8})");

    private final Path folder;

    /** @param folder a drill's */
    Chain(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    private record Place(String day, long number) {

        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::day).thenComparing(Place::number);

        static Place of(String id) {
            Matcher parts = ID.matcher(id);
            return parts.matches() ? new Place(parts.group(1), Long.parseLong(parts.group(3))) : new Place("", 0);
        }
    }

    static boolean isId(String text) {
        return ID.matcher(text).matches();
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
        Place own = Place.of(drill.id());
        if (records == null || !isId(drill.id())) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(records)) {
            Stream<String> here =
                    all.map(path -> path.getFileName().toString()).filter(id -> isId(id) && isSealed(manifest(id)));
            return Stream.concat(here, remembered().keySet().stream())
                    .filter(id -> belongs(id, drill.environment()))
                    .filter(id -> Place.ORDER.compare(Place.of(id), own) < 0)
                    .distinct()
                    .sorted(Comparator.comparing(Place::of, Place.ORDER))
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

    private static boolean belongs(String id, String environment) {
        Matcher parts = ID.matcher(id);
        return parts.matches() && parts.group(2).equals(environment);
    }
}
