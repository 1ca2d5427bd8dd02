package dev.aionis.drill.evidence;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One record of a CSV file as RFC 4180 has it, with {@code \n} at its end. */
final class CsvLine {

    private static final int END = -1;

    private CsvLine() {}

    static String of(List<String> cells) {
        return cells.stream().map(CsvLine::quoted).collect(Collectors.joining(",", "", "\n"));
    }

    /** The cells of the next record; empty at the end. {@code in} must support {@link Reader#mark}. */
    static Optional<List<String>> read(Reader in) throws IOException {
        int c = in.read();
        if (c == END) {
            return Optional.empty();
        }
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (; c != END && (quoted || c != '\n'); c = in.read()) {
            if (c == '"') {
                if (quoted && nextIs('"', in)) {
                    cell.append('"');
                } else {
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append((char) c);
            }
        }
        cells.add(cell.toString());
        return Optional.of(cells);
    }

    /** Takes the next character if it is {@code wanted}. */
    private static boolean nextIs(char wanted, Reader in) throws IOException {
        in.mark(1);
        if (in.read() == wanted) {
            return true;
        }
        in.reset();
        return false;
    }

    private static String quoted(String cell) {
        boolean needsQuotes = cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return needsQuotes ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
