package dev.aionis.drill.lever;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aionis.drill.model.DrillException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What the drill changed and has not taken back. Each disruption is written and synced before it is made, and closed
 * after its undo was verified by looking. The file has one JSON object a line, with an {@code event} of {@code opened},
 * {@code made}, {@code closed} or {@code undo-failed}.
 */
public final class UndoJournal implements AutoCloseable {

    private final JsonMapper json = JsonMapper.builder().build();
    private final Map<String, Lever> levers = new LinkedHashMap<>();
    private final TreeMap<Integer, Trace> traces = new TreeMap<>();
    private final FileChannel file;
    private final InstantSource clock;
    private boolean ended;

    private UndoJournal(FileChannel file, List<? extends Lever> levers, InstantSource clock) {
        this.file = file;
        this.clock = clock;
        levers.forEach(lever -> this.levers.put(lever.name(), lever));
    }

    /**
     * Starts an empty journal.
     *
     * @param levers those whose changes it may hold
     * @throws DrillException if the file exists or can't be written
     */
    public static UndoJournal create(Path path, List<? extends Lever> levers, InstantSource clock) {
        try {
            var file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            return new UndoJournal(file, levers, clock);
        } catch (IOException unwritable) {
            throw new DrillException(
                    "undo journal " + path + ", can't be created: " + unwritable,
                    "nothing was changed; the drill's folder must be writable",
                    unwritable);
        }
    }

    /**
     * Writes the change down, then makes it. If making it fails it stays open: it may have been half made. The journal
     * is not held meanwhile, so that a drill that is ended from outside can undo a change that hangs.
     *
     * @throws DrillException if it could not be written down, or the drill has ended; it was then not made, or undone
     *     again
     */
    public <T> Disruption<T> make(String scenario, Change<T> change) {
        Trace trace = opened(scenario, change);
        T result = change.action().get();
        return made(trace, result);
    }

    private synchronized Trace opened(String scenario, Change<?> change) {
        if (ended) {
            throw new DrillException(
                    "change '" + change.what() + "', not made: the drill has ended, and nobody would undo it",
                    "see why the drill was ended");
        }
        int number = traces.size() + 1;
        var trace = new Trace(
                number, scenario, change.what(), change.undo(), clock.instant(), Optional.empty(), Optional.empty());
        write("opened", trace);
        traces.put(number, trace);
        return trace;
    }

    private synchronized <T> Disruption<T> made(Trace trace, T result) {
        Instant madeAt = clock.instant();
        if (ended) {
            // it was undone while it was being made, so perhaps too early
            traces.put(trace.number(), trace);
            undo(trace);
            throw new DrillException(
                    "change '" + trace.what() + "', undone again: the drill had ended before it was made",
                    "see why the drill was ended");
        }
        write("made", trace);
        return new Disruption<>(trace.number(), madeAt, result);
    }

    /**
     * Takes the disruption back and looks whether the former state is there. Does nothing if that was done before.
     *
     * @throws DrillException if it is not there; the disruption then stays open
     */
    public synchronized void undo(Disruption<?> disruption) {
        undo(traces.get(disruption.number()));
    }

    /**
     * Takes back all that the scenario left open, newest first, and goes on past failures.
     *
     * @return the failures
     */
    public List<RuntimeException> undoAll(String scenario) {
        return undoAll(trace -> trace.scenario().equals(scenario));
    }

    /**
     * Takes back all that is open, newest first, and goes on past failures. From then on nothing can be made: a step
     * that is still running while the drill is ended from outside must not leave anything behind.
     *
     * @return the failures
     */
    public synchronized List<RuntimeException> undoAll() {
        ended = true;
        return undoAll(trace -> true);
    }

    /** Every disruption so far, oldest first. */
    public synchronized List<Trace> traces() {
        return List.copyOf(traces.values());
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private synchronized List<RuntimeException> undoAll(Predicate<Trace> which) {
        return List.copyOf(traces.descendingMap().values()).stream()
                .filter(which)
                .flatMap(trace -> attempt(trace).stream())
                .toList();
    }

    private Optional<RuntimeException> attempt(Trace trace) {
        try {
            undo(trace);
            return Optional.empty();
        } catch (RuntimeException failed) {
            return Optional.of(failed);
        }
    }

    private void undo(Trace trace) {
        if (!trace.open()) {
            return;
        }
        try {
            Lever lever = levers.get(trace.undo().lever());
            lever.undo(trace.undo());
            if (!lever.undone(trace.undo())) {
                throw new DrillException(
                        "undo of '" + trace.what() + "', the lever said it was done, but the former state is not there",
                        "do it by hand: lever " + trace.undo().lever() + ", "
                                + trace.undo().verb() + " " + trace.undo().parameters());
            }
        } catch (RuntimeException failed) {
            traces.put(trace.number(), trace.failed(String.valueOf(failed.getMessage())));
            write("undo-failed", trace);
            throw failed;
        }
        traces.put(trace.number(), trace.undone(clock.instant()));
        write("closed", trace);
    }

    private void write(String event, Trace trace) {
        var line = new LinkedHashMap<String, Object>();
        line.put("at", clock.instant().toString());
        line.put("event", event);
        line.put("number", trace.number());
        line.put("scenario", trace.scenario());
        line.put("what", trace.what());
        line.put("lever", trace.undo().lever());
        line.put("verb", trace.undo().verb());
        line.put("parameters", new TreeMap<>(trace.undo().parameters()));
        try {
            file.write(ByteBuffer.wrap((json.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8)));
            file.force(true);
        } catch (IOException unwritable) {
            throw new DrillException(
                    "undo journal, can't be written: " + unwritable,
                    "a disruption that can't be written down is not made; is the disk full?",
                    unwritable);
        }
    }
}
