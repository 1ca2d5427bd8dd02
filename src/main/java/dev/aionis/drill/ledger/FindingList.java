package dev.aionis.drill.ledger;

import dev.aionis.drill.model.DrillException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

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
    private final BufferedWriter out;
    private final StringBuilder line = new StringBuilder();
    private final InstantText instants = new InstantText();

    FindingList(Path file) {
        this.file = file;
        try {
            out = new BufferedWriter(Files.newBufferedWriter(file), 1 << 16);
            out.write(COLUMNS);
        } catch (IOException failed) {
            throw unwritten(failed);
        }
    }

    void add(AuditFinding finding) {
        line.setLength(0);
        line.append(finding.writeClass().label()).append('\t');
        escape(finding.clientId());
        addWrite(finding.write(), finding.writeClass().wrong());
        addRow(finding.row());
        line.append('\n');
        try {
            out.append(line);
        } catch (IOException failed) {
            throw unwritten(failed);
        }
    }

    private void addWrite(Optional<SentWrite> write, boolean wrong) {
        if (write.isEmpty()) {
            line.append("\t0\t\t\t\t\t\t\t");
            return;
        }
        var attempts = write.get().attempts();
        var first = attempts.get(0);
        line.append('\t').append(attempts.size()).append('\t').append(first.number());
        field(first.sentAt());
        line.append('\t');
        attempts.get(attempts.size() - 1).outcome().ifPresent(outcome -> line.append(outcome.label()));
        line.append('\t');
        write.get().firstAcknowledgedAt().ifPresent(at -> instants.append(at, line));
        var newest = write.get().newestAcknowledgement().filter(acknowledged -> wrong);
        field(newest.flatMap(LedgerEntry::nodeId));
        field(newest.flatMap(LedgerEntry::commitId));
        field(newest.flatMap(LedgerEntry::commitHash));
    }

    private void addRow(Optional<DatabaseRow> row) {
        field(row.map(DatabaseRow::nodeId));
        field(row.flatMap(DatabaseRow::commitId));
        field(row.flatMap(DatabaseRow::commitHash));
    }

    private void field(Instant at) {
        line.append('\t');
        instants.append(at, line);
    }

    private void field(Optional<?> value) {
        line.append('\t');
        value.ifPresent(line::append);
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> line.append("\\\\");
                case '\t' -> line.append("\\t");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                default -> line.append(c);
            }
        }
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
