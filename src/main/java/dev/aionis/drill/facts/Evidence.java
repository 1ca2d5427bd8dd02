package dev.aionis.drill.facts;

import dev.aionis.drill.aionis.DerivedState;
import dev.aionis.drill.aionis.DerivedTally;
import dev.aionis.drill.evidence.BigTables;
import dev.aionis.drill.evidence.SampleTable;
import dev.aionis.drill.ledger.Audit;
import dev.aionis.drill.ledger.AuditReport;
import dev.aionis.drill.ledger.AuditScope;
import dev.aionis.drill.model.DrillException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The raw evidence in a drill's folder, as it is read to derive something from it; and which files that took. */
public final class Evidence {

    private final Path root;
    private final Map<String, Long> ends;
    private final Set<String> read = new TreeSet<>();
    private final ReadTables tables = new ReadTables();
    private final Map<AuditSeen, AuditReport> audits = new HashMap<>();
    private final Map<DerivedSeen, DerivedState> derived = new HashMap<>();

    /** @param root the drill's folder */
    public Evidence(Path root) {
        this(root, Map.of());
    }

    /**
     * @param root the drill's folder
     * @param ends how many bytes of a text count, by its path, where others may have added to it; of all others all do
     */
    public Evidence(Path root, Map<String, Long> ends) {
        this.root = root.toAbsolutePath().normalize();
        this.ends = Map.copyOf(ends);
    }

    /** The files read so far, by path; from now on it counts anew. */
    public Set<String> takeRead() {
        Set<String> taken = new TreeSet<>(read);
        read.clear();
        return taken;
    }

    <T> void samples(SampleTable<T> table, String path, Consumer<T> each) {
        tables.rows(table, file(path)).forEach(each);
    }

    <T> T json(String path, Class<T> type) {
        return EvidenceJson.parse(path, text(path), type);
    }

    String text(String path) {
        try (InputStream in = BigTables.open(file(path))) {
            int end = Math.toIntExact(ends.getOrDefault(path, (long) Integer.MAX_VALUE));
            return new String(in.readNBytes(end), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw lost(path, "can't be read: " + unreadable.getClass().getSimpleName());
        }
    }

    /** One audit serves every criterion that rests on it: with a long ledger it is what takes the time. */
    AuditReport audit(AuditSeen seen) {
        Path ledger = file(seen.ledger());
        Path list = file(seen.list());
        AuditReport known = audits.get(seen);
        if (known == null) {
            known = audited(seen, ledger, list);
            audits.put(seen, known);
        }
        return known;
    }

    /** As of audits: read once for all that rest on it. */
    DerivedState derived(DerivedSeen seen) {
        Path nodes = file(seen.nodes());
        Path events = file(seen.events());
        return derived.computeIfAbsent(seen, rows -> {
            var tally = new DerivedTally();
            DerivedSeen.NODES.read(nodes, tally::add);
            DerivedSeen.EVENTS.read(events, tally::add);
            return tally.state();
        });
    }

    private AuditReport audited(AuditSeen seen, Path ledger, Path list) {
        Path folder = temporary();
        try {
            var scope = new AuditScope(
                    seen.storageKey(), seen.clientIdPrefix(), seen.target().map(target -> target.moment(this)));
            return new Audit().again(plain(ledger, folder), plain(list, folder), scope, folder);
        } finally {
            delete(folder);
        }
    }

    /** An audit reads its two files at their own pace, and so not while they are decompressed. */
    private static Path plain(Path file, Path folder) {
        if (!file.getFileName().toString().endsWith(".gz")) {
            return file;
        }
        Path plain = folder.resolve(file.getFileName().toString().replaceFirst("\\.gz$", ""));
        try (InputStream in = BigTables.open(file)) {
            Files.copy(in, plain);
            return plain;
        } catch (IOException failed) {
            throw new DrillException(
                    file.getFileName() + ", can't be decompressed: " + failed,
                    "the file was changed or cut off after the drill wrote it, or there is no room for it",
                    failed);
        }
    }

    private Path file(String path) {
        Path named = root.resolve(path).normalize();
        if (!named.startsWith(root)) {
            throw lost(path, "lies outside of the drill's folder");
        }
        Path file = BigTables.of(named);
        if (!Files.isRegularFile(file)) {
            throw lost(path, "is missing");
        }
        read.add(root.relativize(file).toString().replace('\\', '/'));
        return file;
    }

    private static DrillException lost(String path, String how) {
        return new DrillException(
                path + " " + how + ", expected the file that the drill wrote",
                "take the drill's folder from where it was kept");
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("ha-drill-audit-");
        } catch (IOException failed) {
            throw new DrillException(
                    "folder for the sort of a ledger, not made: " + failed,
                    "the folder of temporary files needs as much room as the ledger",
                    failed);
        }
    }

    private static void delete(Path folder) {
        try {
            try (Stream<Path> plain = Files.list(folder)) {
                for (Path file : plain.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        } catch (IOException failed) {
            throw new DrillException("sort folder " + folder + ", not removed: " + failed, "remove it by hand", failed);
        }
    }
}
