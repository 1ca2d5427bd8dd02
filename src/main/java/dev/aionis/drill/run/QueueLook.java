package dev.aionis.drill.run;

import dev.aionis.drill.aionis.AionisDatabase;
import dev.aionis.drill.aionis.OutboxHead;
import dev.aionis.drill.criteria.WaitingEvent;
import dev.aionis.drill.model.DrillException;
import java.util.Optional;

/** Looks what an outbox that does not drain is waiting for. */
final class QueueLook {

    private final Stage stage;
    private final AionisDatabase database;

    QueueLook(Stage stage, AionisDatabase database) {
        this.stage = stage;
        this.database = database;
    }

    /** Empty where nothing waits. */
    Optional<WaitingEvent> waiting() {
        return database.outboxHead().map(this::with);
    }

    private WaitingEvent with(OutboxHead head) {
        return new WaitingEvent(
                head.type() + " " + head.id(),
                head.claimedFor(),
                stage.deployment().claimTimeout(),
                head.attempts(),
                head.lastError(),
                head.neverClaimed(),
                head.newerPublished(),
                worker());
    }

    private String worker() {
        try {
            return stage.deployment().worker().status().detail();
        } catch (DrillException unseen) {
            return "not seen, "
                    + String.valueOf(unseen.getMessage()).lines().findFirst().orElse("");
        }
    }
}
