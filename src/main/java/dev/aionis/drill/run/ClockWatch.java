package dev.aionis.drill.run;

import dev.aionis.drill.aionis.AionisDatabase;
import dev.aionis.drill.criteria.Premise;
import dev.aionis.drill.model.BoundedInstant;
import dev.aionis.drill.observe.ClockOffset;
import dev.aionis.drill.observe.ClockReading;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The offset of the database's clock from ours, measured before, during and after a disruption. */
final class ClockWatch {

    /** Of so many round trips the quickest bounds the offset best. */
    private static final int ROUNDS = 15;

    private final Map<String, ClockReading> readings = new LinkedHashMap<>();
    private final Stage stage;
    private final AionisDatabase database;

    ClockWatch(Stage stage, AionisDatabase database) {
        this.stage = stage;
        this.database = database;
    }

    void measure(String when) {
        ClockReading reading = ClockOffset.measure(database::now, stage.clock(), ROUNDS);
        readings.put(when, reading);
        stage.run().noteClock(reading);
    }

    /** A moment of the database's clock on ours, by the first reading. */
    BoundedInstant toLocal(Instant remote) {
        return first().toLocal(remote);
    }

    /** Broken where the clocks moved against each other by more than readings and drift explain, or are uncertain. */
    Premise premise() {
        Duration limit = stage.config().observe().clockUncertaintyLimit();
        if (first().uncertainty().compareTo(limit) > 0) {
            return Premise.broken(
                    "the database's clock is known to " + first().uncertainty() + " only, limit " + limit);
        }
        Duration jump = readings.values().stream()
                .map(reading -> reading.offset().minus(first().offset()).abs())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        return Premise.clock(jump, limit);
    }

    private ClockReading first() {
        return readings.values().iterator().next();
    }
}
