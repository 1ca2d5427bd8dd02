package dev.aionis.drill.ledger;

import dev.aionis.drill.model.BoundedInstant;
import dev.aionis.drill.model.RequestOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.SplittableRandom;

/** Writes, rows and targets from a seed. Times are whole milliseconds from 0 to 6, so that ties are frequent. */
final class RandomWrites {

    private static final int LAST = 6;

    private final SplittableRandom random;
    // apart from the ids of other tests that share tables
    private long number = 1L << 32;

    RandomWrites(long seed) {
        random = new SplittableRandom(seed);
    }

    /** One to three attempts, some of them with the same outcome, all with the same node. */
    SentWrite write(String clientId) {
        var attempts = new ArrayList<LedgerEntry>();
        int count = 1 + random.nextInt(3) * random.nextInt(2);
        for (int i = 0; i < count; i++) {
            attempts.add(attempt(clientId));
        }
        return new SentWrite(attempts);
    }

    private LedgerEntry attempt(String clientId) {
        long seed = number++;
        int sent = random.nextInt(LAST);
        Instant end = Writes.at(sent + random.nextInt(LAST - sent + 1));
        int kind = random.nextInt(RequestOutcome.values().length + 3);
        boolean open = kind == RequestOutcome.values().length;
        var outcome = kind < RequestOutcome.values().length ? RequestOutcome.values()[kind] : RequestOutcome.OK;
        boolean acknowledged = !open && outcome == RequestOutcome.OK;
        return new LedgerEntry(
                seed,
                clientId,
                Writes.at(sent),
                Writes.at(sent),
                open ? Optional.empty() : Optional.of(outcome),
                open ? Optional.empty() : Optional.of(end),
                acknowledged ? Optional.of(Writes.commit(seed)) : Optional.empty(),
                acknowledged ? Optional.of(Writes.node(clientId.hashCode())) : Optional.empty(),
                acknowledged ? Optional.of(Writes.hash(seed)) : Optional.empty());
    }

    /** Nothing, what some attempt left, what an unknown one may have left, or one of these altered. */
    Optional<DatabaseRow> row(SentWrite write) {
        if (random.nextInt(3) == 0) {
            return Optional.empty();
        }
        var attempt = write.attempts().get(random.nextInt(write.attempts().size()));
        long seed = attempt.number();
        boolean wrongNode = random.nextInt(12) == 0;
        boolean wrongHash = random.nextInt(12) == 0;
        boolean wrongCommit = random.nextInt(12) == 0;
        return Optional.of(new DatabaseRow(
                write.clientId(),
                Writes.node(write.clientId().hashCode() + (wrongNode ? 1L << 40 : 0)),
                Optional.of(Writes.commit(seed + (wrongCommit ? 1L << 40 : 0))),
                Optional.of(Writes.hash(seed + (wrongHash ? 1L << 40 : 0)))));
    }

    Optional<BoundedInstant> target() {
        if (random.nextInt(4) == 0) {
            return Optional.empty();
        }
        int earliest = random.nextInt(LAST + 1);
        return Optional.of(
                new BoundedInstant(Writes.at(earliest), Writes.at(earliest + random.nextInt(LAST - earliest + 1))));
    }

    boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }
}
