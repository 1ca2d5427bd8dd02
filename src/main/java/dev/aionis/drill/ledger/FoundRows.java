package dev.aionis.drill.ledger;

import dev.aionis.drill.model.DrillException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;

/** The rows that an audit found in its database, read back from its list of findings, in their order. */
final class FoundRows implements Iterator<DatabaseRow>, AutoCloseable {

    private static final int COLUMNS = 13;
    private static final int CLIENT_ID = 1;
    private static final int FOUND = 10;

    private final Path list;
    private final BufferedReader in;
    private long line;
    private DatabaseRow ahead;

    FoundRows(Path list) {
        this.list = list;
        try {
            in = Files.newBufferedReader(list);
            next(in.readLine());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        advance();
    }

    @Override
    public boolean hasNext() {
        return ahead != null;
    }

    @Override
    public DatabaseRow next() {
        if (ahead == null) {
            throw new NoSuchElementException("all rows of " + list.getFileName() + " were read");
        }
        DatabaseRow row = ahead;
        advance();
        return row;
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void advance() {
        ahead = null;
        try {
            for (String text = in.readLine(); text != null; text = in.readLine()) {
                String[] cells = next(text);
                if (!cells[FOUND].isEmpty()) {
                    ahead = row(cells);
                    return;
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private String[] next(String text) {
        line++;
        String[] cells = text == null ? new String[0] : text.split("\t", -1);
        if (cells.length != COLUMNS) {
            throw unreadable(cells.length + " cells, expected " + COLUMNS, null);
        }
        return cells;
    }

    private DatabaseRow row(String[] cells) {
        try {
            return new DatabaseRow(
                    unescaped(cells[CLIENT_ID]),
                    UUID.fromString(cells[FOUND]),
                    Optional.of(cells[FOUND + 1]).filter(id -> !id.isEmpty()).map(UUID::fromString),
                    Optional.of(cells[FOUND + 2]).filter(hash -> !hash.isEmpty()));
        } catch (IllegalArgumentException wrong) {
            throw unreadable("a cell is not what its column says", wrong);
        }
    }

    /** As {@link FindingList} escapes them. */
    private static String unescaped(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        var plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                plain.append(c);
                continue;
            }
            char escaped = text.charAt(++i);
            plain.append(
                    switch (escaped) {
                        case 't' -> '\t';
                        case 'n' -> '\n';
                        case 'r' -> '\r';
                        default -> escaped;
                    });
        }
        return plain.toString();
    }

    private DrillException unreadable(String seen, Exception cause) {
        return new DrillException(
                list.getFileName() + ", line " + line + ": " + seen,
                "the file was changed or cut off after the drill wrote it",
                cause);
    }
}
