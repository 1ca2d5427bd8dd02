package dev.aionis.drill.lever;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What a journal says of each disruption, as its lines are read. Not thread-safe, but for {@link #open}. */
final class Traces {

    private final TreeMap<Integer, Trace> byNumber = new TreeMap<>();
    private Optional<JournalHead> head = Optional.empty();
    private volatile int open;

    void apply(JournalLine line) {
        switch (line.event()) {
            case BEGUN -> head = line.head();
            case OPENED -> put(opened(line));
            case MADE -> {
                // it is open from the line before on, made or not
            }
            case CLOSED -> put(get(line.number()).undone(line.at(), line.by()));
            case REOPENED -> put(get(line.number()).reopened());
            case UNDO_FAILED -> put(get(line.number()).failed(line.why().orElse("")));
        }
    }

    void put(Trace trace) {
        byNumber.put(trace.number(), trace);
        open = (int) byNumber.values().stream().filter(Trace::open).count();
    }

    Trace get(int number) {
        Trace trace = byNumber.get(number);
        if (trace == null) {
            throw new IllegalArgumentException("disruption " + number + ", not opened by a line before");
        }
        return trace;
    }

    int next() {
        return byNumber.isEmpty() ? 1 : byNumber.lastKey() + 1;
    }

    /** How many are not undone. */
    int open() {
        return open;
    }

    /** Oldest first. */
    List<Trace> all() {
        return List.copyOf(byNumber.values());
    }

    List<Trace> newestFirst() {
        return List.copyOf(byNumber.descendingMap().values());
    }

    Optional<JournalHead> head() {
        return head;
    }

    private static Trace opened(JournalLine line) {
        return new Trace(
                line.number(),
                line.scenario().orElseThrow(),
                line.what().orElseThrow(),
                line.undo().orElseThrow(),
                line.at(),
                line.deadline().orElseThrow(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
