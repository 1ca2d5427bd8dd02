package dev.aionis.drill.ledger;

import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.model.RequestOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Every finding of an audit as a line of tab-separated text, written as it comes. Empty fields are what is not known;
 * what was acknowledged is named where something is wrong, and elsewhere is as it was found. In a client id, a backslash,
 * tab or line end is written {@code \\}, {@code \t}, {@code \n} or {@code \r}.
 */
final class FindingList implements AutoCloseable {

    private static final String COLUMNS = "class\tclient_id\tattempts\tfirst_number\tfirst_sent_at\tlast_outcome"
            + "\tfirst_acknowledged_at\tacknowledged_node\tacknowledged_commit\tacknowledged_hash"
            + "\tfound_node\tfound_commit\tfound_hash\n";

    private final Path file;
    private final TextBytes out;
    private final InstantText instants = new InstantText();

    FindingList(Path file) {
        this.file = file;
        try {
            out = new TextBytes(Files.newOutputStream(file));
            out.put(COLUMNS);
        } catch (IOException failed) {
            throw unwritten(failed);
        }
    }

    void add(AuditFinding finding) {
        try {
            out.put(finding.writeClass().label()).put('\t').put(escaped(finding.clientId()));
            if (finding.write().isPresent()) {
                putWrite(finding.write().get(), finding.writeClass().wrong());
            } else {
                out.put("\t0\t\t\t\t\t\t\t");
            }
            putRow(finding.row());
            out.put('\n');
        } catch (IOException failed) {
            throw unwritten(failed);
        }
    }

    private void putWrite(SentWrite write, boolean wrong) throws IOException {
        var attempts = write.attempts();
        var first = attempts.get(0);
        out.put('\t').put(attempts.size()).put('\t').put(first.number());
        putInstant(Optional.of(first.sentAt()));
        putText(attempts.get(attempts.size() - 1).outcome().map(RequestOutcome::label));
        putInstant(write.firstAcknowledgedAt());
        var newest = wrong ? write.newestAcknowledgement() : Optional.<LedgerEntry>empty();
        putId(newest.flatMap(LedgerEntry::nodeId));
        putId(newest.flatMap(LedgerEntry::commitId));
        putText(newest.flatMap(LedgerEntry::commitHash));
    }

    private void putRow(Optional<DatabaseRow> row) throws IOException {
        putId(row.map(DatabaseRow::nodeId));
        putId(row.flatMap(DatabaseRow::commitId));
        putText(row.flatMap(DatabaseRow::commitHash));
    }

    private void putInstant(Optional<Instant> at) throws IOException {
        out.put('\t');
        if (at.isPresent()) {
            instants.put(at.get(), out);
        }
    }

    private void putId(Optional<UUID> id) throws IOException {
        out.put('\t');
        if (id.isPresent()) {
            out.put(id.get());
        }
    }

    private void putText(Optional<String> text) throws IOException {
        out.put('\t');
        if (text.isPresent()) {
            out.put(text.get());
        }
    }

    private static String escaped(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' || c == '\t' || c == '\n' || c == '\r') {
                return text.replace("\\", "\\\\")
                        .replace("\t", "\\t")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r");
            }
        }
        return text;
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException failed) {
            throw unwritten(failed);
        }
    }

    private DrillException unwritten(IOException failed) {
        return new DrillException(
                "audit's list " + file + ", not written: " + failed,
                "it needs a few hundred bytes for each write; make room there",
                failed);
    }
}
