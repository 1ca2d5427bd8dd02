package dev.aionis.drill.run;

import dev.aionis.drill.model.BoundedInstant;
import java.time.Instant;
import java.util.Optional;

/** The moments of a rollback, in the order in which they come. */
final class RollbackMoments {

    private Instant deployedAt;
    private Instant detectedAt;
    private Instant startedAt;
    private BoundedInstant readyAt;

    void deployed(Instant moment) {
        deployedAt = moment;
    }

    void detected(Instant moment) {
        detectedAt = moment;
    }

    void started(Instant moment) {
        startedAt = moment;
    }

    void ready(BoundedInstant moment) {
        readyAt = moment;
    }

    Instant deployedAt() {
        return deployedAt;
    }

    Optional<Instant> detectedAt() {
        return Optional.ofNullable(detectedAt);
    }

    Instant startedAt() {
        return startedAt;
    }

    /** Every replica on the previous release, taken in and answering. */
    BoundedInstant readyAt() {
        return readyAt;
    }
}
