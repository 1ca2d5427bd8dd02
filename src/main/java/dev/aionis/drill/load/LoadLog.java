package dev.aionis.drill.load;

import dev.aionis.drill.load.LoadTrace.Sending;
import dev.aionis.drill.model.Operation;
import dev.aionis.drill.model.RequestSample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All that a load did, as it did it. Safe for many threads. */
final class LoadLog {

    record Hold(Operation operation, Instant scheduledAt, HeldBack why) {}

    record PhaseMark(String name, Instant from) {}

    /** The log at one moment. */
    record Contents(
            List<Sending> sendings,
            List<RequestSample> samples,
            List<Hold> holds,
            List<PhaseMark> phases,
            Optional<Instant> stoppedAt,
            List<String> breakages) {}

    private final List<Sending> sendings = new ArrayList<>();
    private final List<RequestSample> samples = new ArrayList<>();
    private final List<Hold> holds = new ArrayList<>();
    private final List<PhaseMark> phases = new ArrayList<>();
    private final List<String> breakages = new ArrayList<>();
    private Optional<Instant> stoppedAt = Optional.empty();

    synchronized void sent(Operation operation, Instant scheduledAt, Instant sentAt) {
        sendings.add(new Sending(operation, scheduledAt, sentAt));
    }

    synchronized void ended(RequestSample sample) {
        samples.add(sample);
    }

    synchronized void heldBack(Operation operation, Instant scheduledAt, HeldBack why) {
        holds.add(new Hold(operation, scheduledAt, why));
    }

    synchronized void phase(String name, Instant from) {
        phases.add(new PhaseMark(name, from));
    }

    /** The generator itself broke; its figures count no longer. */
    synchronized void broke(String how) {
        breakages.add(how);
    }

    synchronized void stopped(Instant at) {
        if (stoppedAt.isEmpty()) {
            stoppedAt = Optional.of(at);
        }
    }

    synchronized boolean hasPhase() {
        return !phases.isEmpty();
    }

    /** Requests due at {@code since} or later, in the order in which they ended. */
    synchronized List<RequestSample> samplesSince(Instant since) {
        return samples.stream()
                .filter(sample -> !sample.scheduledAt().isBefore(since))
                .toList();
    }

    /** Requests that ended at {@code since} or later, the newest first: looked for from the end, however long the log. */
    synchronized List<RequestSample> endedSince(Instant since) {
        var newest = new ArrayList<RequestSample>();
        for (int i = samples.size() - 1; i >= 0 && !samples.get(i).endedAt().isBefore(since); i--) {
            newest.add(samples.get(i));
        }
        return newest;
    }

    synchronized Contents contents() {
        return new Contents(
                List.copyOf(sendings),
                List.copyOf(samples),
                List.copyOf(holds),
                List.copyOf(phases),
                stoppedAt,
                List.copyOf(breakages));
    }
}
