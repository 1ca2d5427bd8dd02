package dev.aionis.drill.run;

import dev.aionis.drill.aionis.DatabaseAccess;
import dev.aionis.drill.config.ConfigReading;
import dev.aionis.drill.lever.JournalHead;
import dev.aionis.drill.lever.RestoreLever;
import dev.aionis.drill.model.DrillId;
import dev.aionis.drill.run.UndoWithoutDrill.Order;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Consumer;

/** What surrounds an undo that belongs to no drill. */
final class UndoPlace implements AutoCloseable {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    private final ResidueGround ground;
    private final UndoLevers levers;

    UndoPlace(ConfigReading reading, Order order, Consumer<String> say) {
        Instant now = Instant.now();
        String environment = reading.config().environment();
        Path folder = order.records().resolve("undo-" + environment + "-" + STAMP.format(now));
        Path work = Optional.ofNullable(order.records().getParent())
                .orElse(order.records())
                .resolve("target");
        this.levers = UndoLevers.of(reading, nobodys(environment, now), folder, work, Instant::now, say);
        this.ground = new ResidueGround(
                reading,
                "the undo command",
                Optional.empty(),
                order.records(),
                work,
                folder,
                levers.levers().stream()
                        .filter(RestoreLever.class::isInstance)
                        .map(RestoreLever.class::cast)
                        .findFirst(),
                database(reading),
                Instant::now,
                !order.dryRun(),
                say);
    }

    ResidueGround ground() {
        return ground;
    }

    @Override
    public void close() {
        levers.close();
    }

    private static Optional<DatabaseAccess> database(ConfigReading reading) {
        return reading.config()
                .deployment()
                .external()
                .map(external -> new DatabaseAccess(
                        external.database().url(),
                        external.database().user(),
                        external.database().password().reveal()));
    }

    /** Levers need a drill's name for what they tell hooks; number 00 is no drill's. */
    private static JournalHead nobodys(String environment, Instant now) {
        DrillId id = DrillId.of(now.atZone(ZoneOffset.UTC).toLocalDate(), environment, 0);
        ProcessHandle self = ProcessHandle.current();
        return new JournalHead(id.value(), environment, "", HostNames.ofThisMachine(), self.pid(), Instant.EPOCH, now);
    }
}
