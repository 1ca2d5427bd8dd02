package dev.aionis.drill.ledger;

import dev.aionis.drill.model.BoundedInstant;
import dev.aionis.drill.model.RequestOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A second opinion on a write, by brute force: it goes through every history in which each attempt was committed at some
 * millisecond between its sending and its acknowledgement, or never where that is possible, and through every
 * millisecond of the target, and looks which of these worlds show what was found.
 */
final class Worlds {

    /** Later than every instant of a test; the target of an audit without one. */
    static final int HORIZON = 8;

    private static final int NEVER = HORIZON + 1;

    private final SentWrite write;
    private final List<List<Integer>> commits = new ArrayList<>();
    private final int earliestTarget;
    private final int latestTarget;

    Worlds(SentWrite write, Optional<BoundedInstant> target) {
        this.write = write;
        this.earliestTarget = target.map(t -> millis(t.earliest())).orElse(HORIZON);
        this.latestTarget = target.map(t -> millis(t.latest())).orElse(HORIZON);
        histories(0, new ArrayList<>());
    }

    WriteClass judge(Optional<DatabaseRow> row) {
        boolean acknowledged = write.attempts().stream().anyMatch(this::acknowledged);
        boolean mayBeAbsent = exists(world -> world.isEmpty());
        boolean mayBeThere = exists(world -> !world.isEmpty());
        if (row.isEmpty()) {
            if (!mayBeAbsent) {
                return WriteClass.LOST;
            }
            if (!acknowledged) {
                return anyPossible() ? WriteClass.UNDECIDED : WriteClass.NOT_DONE;
            }
            return exists(world -> world.stream().anyMatch(this::acknowledged))
                    ? WriteClass.IN_FLIGHT_AT_TARGET
                    : WriteClass.NOT_EXPECTED;
        }
        if (!anyPossible()) {
            return WriteClass.PHANTOM;
        }
        if (write.attempts().stream().noneMatch(attempt -> leaves(attempt, row.get()))) {
            return WriteClass.ALTERED;
        }
        if (!mayBeThere || !exists(world -> world.stream().anyMatch(attempt -> leaves(attempt, row.get())))) {
            return WriteClass.BEYOND_TARGET;
        }
        if (acknowledged && !mayBeAbsent) {
            return WriteClass.RECOVERED;
        }
        return exists(world -> world.stream().anyMatch(this::acknowledged))
                ? WriteClass.IN_FLIGHT_AT_TARGET
                : WriteClass.UNDECIDED;
    }

    /** Whether {@code attempt}, once committed, can have left {@code row} behind. */
    private boolean leaves(LedgerEntry attempt, DatabaseRow row) {
        var acknowledgements =
                write.attempts().stream().filter(this::acknowledged).toList();
        if (acknowledgements.stream().noneMatch(one -> one.nodeId().get().equals(row.nodeId()))
                && !acknowledgements.isEmpty()) {
            return false;
        }
        if (acknowledged(attempt)) {
            return attempt.commitId().equals(row.commitId())
                    && attempt.commitHash().equals(row.commitHash());
        }
        boolean ownedByAnother =
                acknowledgements.stream().anyMatch(one -> one.commitId().equals(row.commitId()));
        return undecided(attempt) && !ownedByAnother;
    }

    private boolean exists(Predicate<List<LedgerEntry>> looksSo) {
        for (var history : commits) {
            for (int target = earliestTarget; target <= latestTarget; target++) {
                var restored = new ArrayList<LedgerEntry>();
                for (int i = 0; i < history.size(); i++) {
                    if (history.get(i) <= target) {
                        restored.add(write.attempts().get(i));
                    }
                }
                if (looksSo.test(restored)) {
                    return true;
                }
            }
        }
        return false;
    }

    private void histories(int attempt, List<Integer> chosen) {
        if (attempt == write.attempts().size()) {
            commits.add(List.copyOf(chosen));
            return;
        }
        var entry = write.attempts().get(attempt);
        var moments = new ArrayList<Integer>();
        if (acknowledged(entry) || undecided(entry)) {
            int last = acknowledged(entry) ? millis(entry.completedAt().get()) : HORIZON;
            for (int at = millis(entry.sentAt()); at <= last; at++) {
                moments.add(at);
            }
        }
        if (!acknowledged(entry)) {
            moments.add(NEVER);
        }
        for (int moment : moments) {
            chosen.add(moment);
            histories(attempt + 1, chosen);
            chosen.remove(chosen.size() - 1);
        }
    }

    private boolean anyPossible() {
        return write.attempts().stream().anyMatch(one -> acknowledged(one) || undecided(one));
    }

    private boolean acknowledged(LedgerEntry attempt) {
        return attempt.outcome().equals(Optional.of(RequestOutcome.OK));
    }

    private boolean undecided(LedgerEntry attempt) {
        return attempt.outcome()
                .map(one -> one == RequestOutcome.UNKNOWN || one == RequestOutcome.SERVER_ERROR)
                .orElse(true);
    }

    private static int millis(java.time.Instant at) {
        return (int) Duration.between(Writes.START, at).toMillis();
    }
}
