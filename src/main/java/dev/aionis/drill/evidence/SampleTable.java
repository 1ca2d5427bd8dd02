package dev.aionis.drill.evidence;

import dev.aionis.drill.model.AlertSample;
import dev.aionis.drill.model.BacklogSample;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.model.Operation;
import dev.aionis.drill.model.ProbeSample;
import dev.aionis.drill.model.RequestOutcome;
import dev.aionis.drill.model.RequestSample;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;

/**
 * How a kind of sample is written as a CSV table and read back. Instants are UTC with microseconds, lengths of time
 * milliseconds with microseconds, as the names of the columns say; what is finer is cut off.
 *
 * @param <T> the sample
 */
public final class SampleTable<T> {

    public static final SampleTable<RequestSample> REQUESTS = new SampleTable<>(
            List.of("scheduled_at", "sent_at", "operation", "target", "latency_ms", "outcome", "status"),
            Set.of("target"),
            sample -> List.of(
                    CsvCell.of(sample.scheduledAt()),
                    CsvCell.of(sample.sentAt()),
                    sample.operation().label(),
                    sample.target(),
                    CsvCell.of(sample.latency()),
                    sample.outcome().label(),
                    Integer.toString(sample.status())),
            cells -> new RequestSample(
                    Operation.valueOf(cells.get(2).toUpperCase(Locale.ROOT)),
                    cells.get(3),
                    CsvCell.instant(cells.get(0)),
                    CsvCell.instant(cells.get(1)),
                    CsvCell.milliseconds(cells.get(4)),
                    RequestOutcome.valueOf(cells.get(5).toUpperCase(Locale.ROOT).replace('-', '_')),
                    Integer.parseInt(cells.get(6))));

    public static final SampleTable<BacklogSample> BACKLOG = new SampleTable<>(
            List.of("at", "pending", "claimed", "dead_letters", "published", "oldest_age_ms"),
            Set.of(),
            sample -> List.of(
                    CsvCell.of(sample.at()),
                    Long.toString(sample.pending()),
                    Long.toString(sample.claimed()),
                    Long.toString(sample.deadLetters()),
                    Long.toString(sample.published()),
                    CsvCell.of(sample.oldestAge())),
            cells -> new BacklogSample(
                    CsvCell.instant(cells.get(0)),
                    Long.parseLong(cells.get(1)),
                    Long.parseLong(cells.get(2)),
                    Long.parseLong(cells.get(3)),
                    Long.parseLong(cells.get(4)),
                    CsvCell.milliseconds(cells.get(5))));

    public static final SampleTable<ProbeSample> PROBES = new SampleTable<>(
            List.of("sent_at", "answered_at", "probe", "good", "detail"),
            Set.of("probe", "detail"),
            sample -> List.of(
                    CsvCell.of(sample.sentAt()),
                    CsvCell.of(sample.answeredAt()),
                    sample.probe(),
                    Boolean.toString(sample.good()),
                    sample.detail()),
            cells -> new ProbeSample(
                    cells.get(2),
                    CsvCell.instant(cells.get(0)),
                    CsvCell.instant(cells.get(1)),
                    Boolean.parseBoolean(cells.get(3)),
                    cells.get(4)));

    public static final SampleTable<AlertSample> ALERTS = new SampleTable<>(
            List.of("sent_at", "answered_at", "alert", "state", "server_since", "detail"),
            Set.of("alert", "detail"),
            sample -> List.of(
                    CsvCell.of(sample.sentAt()),
                    CsvCell.of(sample.answeredAt()),
                    sample.alert(),
                    sample.state().name().toLowerCase(Locale.ROOT),
                    sample.since().map(CsvCell::of).orElse(""),
                    sample.detail()),
            cells -> new AlertSample(
                    cells.get(2),
                    CsvCell.instant(cells.get(0)),
                    CsvCell.instant(cells.get(1)),
                    AlertSample.State.valueOf(cells.get(3).toUpperCase(Locale.ROOT)),
                    Optional.of(cells.get(4)).filter(cell -> !cell.isEmpty()).map(CsvCell::instant),
                    cells.get(5)));

    private final List<String> header;
    private final Set<String> texts;
    private final Function<T, List<String>> toCells;
    private final Function<List<String>, T> fromCells;

    /**
     * @param header names of the columns, as many as there are cells
     * @param texts the columns in which a text from outside may stand, and a secret in it; all others hold figures,
     *     moments and fixed words, which stay as they are even where a secret is such a word
     */
    public SampleTable(
            List<String> header,
            Set<String> texts,
            Function<T, List<String>> toCells,
            Function<List<String>, T> fromCells) {
        if (!header.containsAll(texts)) {
            throw new IllegalArgumentException("columns of texts " + texts + ", expected some of " + header);
        }
        this.header = header;
        this.texts = texts;
        this.toCells = toCells;
        this.fromCells = fromCells;
    }

    /** The names of the columns. */
    public List<String> header() {
        return header;
    }

    /** The cells of a sample, its texts cleaned. */
    List<String> cells(T sample, UnaryOperator<String> clean) {
        return cleaned(toCells.apply(sample), clean);
    }

    private List<String> cleaned(List<String> cells, UnaryOperator<String> clean) {
        var cleaned = new ArrayList<String>();
        for (String cell : cells) {
            int column = cleaned.size();
            boolean fixed = column < header.size() && !texts.contains(header.get(column));
            cleaned.add(fixed ? cell : clean.apply(cell));
        }
        return cleaned;
    }

    /** Begins the file {@code relative} in {@code folder}; texts in it are cleaned of secrets. */
    public CsvWriter<T> open(EvidenceFolder folder, String relative) {
        return new CsvWriter<>(this, folder.file(relative), folder.redactor(), false);
    }

    /** Adds {@code samples} to the file {@code relative} in {@code folder}, or begins it with them. */
    public void append(EvidenceFolder folder, String relative, Iterable<T> samples) {
        try (var writer = new CsvWriter<>(this, folder.file(relative), folder.redactor(), true)) {
            samples.forEach(writer::add);
        }
    }

    /** Writes all {@code samples} to the file {@code relative} in {@code folder}. */
    public void write(EvidenceFolder folder, String relative, Iterable<T> samples) {
        try (CsvWriter<T> writer = open(folder, relative)) {
            samples.forEach(writer::add);
        }
    }

    /**
     * Gives every sample of {@code file} to {@code each}, in its order, one at a time.
     *
     * @throws DrillException naming the line that is not such a sample
     */
    public void read(Path file, Consumer<T> each) {
        try (BufferedReader in = reader(file)) {
            Optional<List<String>> cells = CsvLine.read(in);
            if (!cells.equals(Optional.of(header))) {
                throw unreadable(file, 1, "its header is not " + String.join(",", header), null);
            }
            long record = 1;
            for (cells = CsvLine.read(in); cells.isPresent(); cells = CsvLine.read(in)) {
                each.accept(parse(file, ++record, cells.get()));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Whether {@code file} begins as such a table does. Must support {@link Reader#mark}. */
    public boolean begins(Reader file) throws IOException {
        return CsvLine.read(file).equals(Optional.of(header));
    }

    /** Writes the table {@code in} to {@code out} with its texts cleaned. It must support {@link Reader#mark}. */
    public void clean(Reader in, Writer out, UnaryOperator<String> clean) throws IOException {
        CsvLine.read(in);
        out.write(CsvLine.of(header));
        for (var cells = CsvLine.read(in); cells.isPresent(); cells = CsvLine.read(in)) {
            out.write(CsvLine.of(cleaned(cells.get(), clean)));
        }
    }

    private static BufferedReader reader(Path file) throws IOException {
        return CsvWriter.compressed(file)
                ? new BufferedReader(
                        new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))
                : Files.newBufferedReader(file);
    }

    private T parse(Path file, long record, List<String> cells) {
        if (cells.size() != header.size()) {
            throw unreadable(file, record, cells.size() + " cells, expected " + header.size(), null);
        }
        try {
            return fromCells.apply(cells);
        } catch (RuntimeException wrong) {
            throw unreadable(file, record, "a cell is not what its column says", wrong);
        }
    }

    private static DrillException unreadable(Path file, long record, String seen, Exception cause) {
        return new DrillException(
                file.getFileName() + ", record " + record + ": " + seen,
                "the file was changed or cut off after the drill wrote it",
                cause);
    }
}
