package dev.aionis.drill.ledger;

import dev.aionis.drill.model.BoundedInstant;
import dev.aionis.drill.model.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an audit keeps of the findings that pass by: a few figures and the first of each class. */
final class AuditTally {

    private static final int NAMED = 20;

    private final Optional<BoundedInstant> target;
    private final Map<WriteClass, Long> counts = new EnumMap<>(WriteClass.class);
    private final Map<WriteClass, Long> present = new EnumMap<>(WriteClass.class);
    private final Map<WriteClass, List<AuditFinding>> first = new EnumMap<>(WriteClass.class);
    private final DatabaseMoment moment = new DatabaseMoment();
    private Optional<Instant> oldestLost = Optional.empty();
    private Optional<Instant> lastAcknowledged = Optional.empty();
    private Optional<Instant> firstSent = Optional.empty();
    private long writes;
    private long writesThere;
    private long due;

    AuditTally(Optional<BoundedInstant> target) {
        this.target = target;
        for (var writeClass : WriteClass.values()) {
            counts.put(writeClass, 0L);
            present.put(writeClass, 0L);
            first.put(writeClass, new ArrayList<>());
        }
    }

    void add(AuditFinding finding) {
        var writeClass = finding.writeClass();
        counts.merge(writeClass, 1L, Long::sum);
        if (finding.row().isPresent()) {
            present.merge(writeClass, 1L, Long::sum);
        }
        if (first.get(writeClass).size() < NAMED) {
            first.get(writeClass).add(finding);
        }
        finding.write().ifPresent(write -> addWrite(write, finding));
    }

    private void addWrite(SentWrite write, AuditFinding finding) {
        writes++;
        writesThere += finding.row().isPresent() ? 1 : 0;
        due += write.acknowledgedBy(target) ? 1 : 0;
        moment.add(finding);
        firstSent = earliest(firstSent, Optional.of(write.attempts().get(0).sentAt()));
        lastAcknowledged =
                latest(lastAcknowledged, write.newestAcknowledgement().flatMap(LedgerEntry::completedAt));
        if (finding.writeClass() == WriteClass.LOST) {
            oldestLost = earliest(oldestLost, write.firstAcknowledgedAt());
        }
    }

    Map<WriteClass, Long> counts() {
        return counts;
    }

    long count(WriteClass writeClass) {
        return counts.get(writeClass);
    }

    Map<WriteClass, Long> present() {
        return present;
    }

    Map<WriteClass, List<AuditFinding>> first() {
        return first;
    }

    /** Writes of the ledger. */
    long writes() {
        return writes;
    }

    /** Writes of the ledger that the database has, in whatever form. */
    long writesThere() {
        return writesThere;
    }

    /** Acknowledged writes that had to be there. */
    long due() {
        return due;
    }

    DatabaseMoment moment() {
        return moment;
    }

    Optional<Instant> firstSent() {
        return firstSent;
    }

    /** Data loss in time, as {@link AuditReport#dataLoss} has it. */
    Optional<Span> dataLoss() {
        if (due == 0) {
            return Optional.empty();
        }
        var end = target.or(() -> lastAcknowledged.map(BoundedInstant::exactly)).orElseThrow();
        return Optional.of(oldestLost
                .map(oldest -> BoundedInstant.exactly(oldest).until(end))
                .orElse(Span.exactly(Duration.ZERO)));
    }

    private static Optional<Instant> earliest(Optional<Instant> one, Optional<Instant> other) {
        return one.isPresent() && (other.isEmpty() || one.get().isBefore(other.get())) ? one : other;
    }

    private static Optional<Instant> latest(Optional<Instant> one, Optional<Instant> other) {
        return one.isPresent() && (other.isEmpty() || one.get().isAfter(other.get())) ? one : other;
    }
}
