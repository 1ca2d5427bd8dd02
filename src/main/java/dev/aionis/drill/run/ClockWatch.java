package dev.aionis.drill.run;

import dev.aionis.drill.aionis.AionisDatabase;
import dev.aionis.drill.facts.ClockReadings;
import dev.aionis.drill.facts.ClockTable;
import dev.aionis.drill.facts.ClocksSeen;
import dev.aionis.drill.facts.Figures;
import dev.aionis.drill.facts.PremiseFacts;
import dev.aionis.drill.facts.Premises;
import dev.aionis.drill.model.BoundedInstant;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.observe.ClockOffset;
import dev.aionis.drill.observe.ClockReading;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * The offsets of the clocks of database and API replicas from ours, measured before, during and after a disruption. A
 * clock that cannot be read breaks no step: what rests on it is unproven, and nothing rests on a replica's.
 */
final class ClockWatch implements AutoCloseable {

    private static final String DATABASE = ClocksSeen.DATABASE;

    /** Of so many round trips the quickest bounds the offset best. */
    private static final int ROUNDS = 15;

    /** PostgreSQL's clock stops at microseconds. */
    private static final Duration RESOLUTION = Duration.ofNanos(1_000);

    private final ClockReadings readings = new ClockReadings();
    private final Stage stage;
    private final AionisDatabase database;
    private final ReplicaClocks replicas;
    private Map<String, Future<ClockReading>> underWay = Map.of();
    private String underWaySince = "";

    ClockWatch(Stage stage, AionisDatabase database) {
        this.stage = stage;
        this.database = database;
        this.replicas = new ReplicaClocks(stage.deployment().replicas(), stage.clock());
    }

    /** Reads the database's clock, and begins to read those of the replicas. */
    void measure(String when) {
        collect();
        measureDatabase(when);
        underWaySince = when;
        underWay = new LinkedHashMap<>(replicas.read());
    }

    /** A moment of the database's clock on ours, by a reading that is taken now: a few milliseconds' work. */
    BoundedInstant toLocal(String when, Instant remote) {
        measureDatabase(when);
        return readings.latest(DATABASE)
                .map(reading -> reading.toLocal(remote))
                .orElseThrow(() -> new DrillException(
                        "the database's clock was never read, expected at least one reading",
                        "without its offset its moments can't be held against the ledger's; is the database up?"));
    }

    /** What rests on the database's clock rests on its readings so far. */
    PremiseFacts premise() {
        return new Premises.DatabaseClock(seen(), stage.config().observe().clockUncertaintyLimit());
    }

    /** Keeps every reading so far. */
    ClocksSeen seen() {
        List<ClockReadings.Entry> entries = readings.entries();
        String path = stage.path("samples", "clocks.csv");
        ClockTable.CLOCKS.write(stage.evidence(), path, entries);
        return new ClocksSeen(path, entries.size());
    }

    /** Keeps every reading as evidence and in the record, and says what the clocks showed. */
    void finish() {
        collect();
        stage.figures("clocks", new Figures.ClockOffsets(seen()));
        List<String> findings = readings.findings(DATABASE);
        findings.forEach(finding -> stage.say("clocks: " + finding));
    }

    /** Reads the database's clock, and notes it for the record's head. */
    static ClockReading read(Stage stage, AionisDatabase database) {
        ClockReading reading = ClockOffset.measure(database::now, stage.clock(), ROUNDS, RESOLUTION);
        stage.run().noteClock(reading);
        return reading;
    }

    @Override
    public void close() {
        replicas.close();
    }

    private void measureDatabase(String when) {
        try {
            readings.read(DATABASE, when, read(stage, database));
        } catch (DrillException unread) {
            missed(DATABASE, when, unread);
        }
    }

    private void collect() {
        underWay.forEach((replica, reading) -> {
            try {
                readings.read(replica, underWaySince, reading.get());
            } catch (ExecutionException unread) {
                missed(replica, underWaySince, unread.getCause());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                missed(replica, underWaySince, interrupted);
            }
        });
        underWay = Map.of();
    }

    private void missed(String host, String when, Throwable why) {
        readings.missed(
                host, when, String.valueOf(why.getMessage()).lines().findFirst().orElse(""));
    }
}
