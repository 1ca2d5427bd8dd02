package dev.aionis.drill.facts;

import dev.aionis.drill.aionis.DerivedState;
import dev.aionis.drill.aionis.DerivedTally;
import dev.aionis.drill.evidence.SampleTable;
import dev.aionis.drill.ledger.Audit;
import dev.aionis.drill.ledger.AuditReport;
import dev.aionis.drill.ledger.AuditScope;
import dev.aionis.drill.model.DrillException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The raw evidence in a drill's folder, as it is read to derive something from it; and which files that took. */
public final class Evidence {

    private final Path root;
    private final Set<String> read = new TreeSet<>();
    private final Map<AuditSeen, AuditReport> audits = new HashMap<>();
    private final Map<DerivedSeen, DerivedState> derived = new HashMap<>();

    /** @param root the drill's folder */
    public Evidence(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** The files read so far, by path; from now on it counts anew. */
    public Set<String> takeRead() {
        Set<String> taken = new TreeSet<>(read);
        read.clear();
        return taken;
    }

    <T> void samples(SampleTable<T> table, String path, Consumer<T> each) {
        table.read(file(path), each);
    }

    <T> T json(String path, Class<T> type) {
        return EvidenceJson.parse(path, text(path), type);
    }

    String text(String path) {
        Path file = file(path);
        try {
            return Files.readString(file);
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
            return new Audit().again(ledger, list, scope, folder);
        } finally {
            delete(folder);
        }
    }

    private Path file(String path) {
        Path file = root.resolve(path).normalize();
        if (!file.startsWith(root)) {
            throw lost(path, "lies outside of the drill's folder");
        }
        if (!Files.isRegularFile(file)) {
            throw lost(path, "is missing");
        }
        read.add(path);
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
            Files.delete(folder);
        } catch (IOException failed) {
            throw new DrillException("sort folder " + folder + ", not removed: " + failed, "remove it by hand", failed);
        }
    }
}
