package dev.aionis.drill.run;

import dev.aionis.drill.aionis.EnvironmentTaken;
import dev.aionis.drill.config.ConfigReading;
import dev.aionis.drill.config.DrillConfigReader;
import dev.aionis.drill.evidence.Redactor;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.model.DrillId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Takes back what drills left, for a person who asks for it, without a drill. */
public final class UndoWithoutDrill {

    private final Order order;
    private final Consumer<String> out;

    /**
     * What is wanted.
     *
     * @param config the drill's configuration
     * @param overrides values of single keys, as the drill had them
     * @param environment variables that the configuration may name
     * @param records where the drills' folders are
     * @param drill whose residue alone is meant; empty for all of the environment
     * @param dryRun whether nothing is changed
     */
    public record Order(
            Path config,
            Map<String, String> overrides,
            Map<String, String> environment,
            Path records,
            Optional<String> drill,
            boolean dryRun) {

        public Order {
            overrides = Map.copyOf(overrides);
            environment = Map.copyOf(environment);
            records = records.toAbsolutePath().normalize();
        }
    }

    /** @param out told one line each */
    public UndoWithoutDrill(Order order, Consumer<String> out) {
        this.order = order;
        this.out = out;
    }

    /**
     * Undoes it, newest first, and goes on past failures.
     *
     * @return how many pieces are left
     * @throws DrillException if the configuration is refused, or what was asked for is not there; nothing was done then
     */
    public int run() {
        ConfigReading reading = DrillConfigReader.reading(order.config(), order.overrides(), order.environment());
        Redactor redactor = KnownSecrets.redactor(reading);
        CleanConsole.knows(redactor);
        Consumer<String> say = line -> out.accept(redactor.clean(line));
        Optional<DrillId> only = order.drill().map(id -> named(id, reading));
        try (var place = new UndoPlace(reading, order, say);
                var lock = UndoLock.enter(place.ground(), order);
                var residue = new Residue(place.ground(), only)) {
            if (!lock.note().isEmpty()) {
                say.accept("note: " + lock.note());
            }
            List<Leftover> found = residue.find();
            int refused = running(residue, say);
            say.accept(
                    found.isEmpty() && refused == 0
                            ? "nothing is left of drills of " + reading.config().environment() + " in "
                                    + order.records()
                            : found.size() + " left of drills of "
                                    + reading.config().environment() + " in " + order.records()
                                    + (order.dryRun() ? ", looked at only" : ""));
            int left = (int)
                    found.stream().filter(leftover -> !undone(leftover, say)).count();
            return left + refused;
        } catch (EnvironmentTaken taken) {
            say.accept("refused: " + taken.getMessage());
            return 1;
        }
    }

    private int running(Residue residue, Consumer<String> say) {
        residue.running()
                .forEach(drill -> say.accept("  refused: " + drill + "; end it, which undoes what it changed"));
        return residue.running().size();
    }

    private boolean undone(Leftover leftover, Consumer<String> say) {
        say.accept("  " + leftover.what());
        if (elsewhere(leftover)) {
            say.accept("    refused: if that drill is over, name it by --drill");
        } else if (!order.dryRun()) {
            try {
                leftover.clear();
                say.accept("    undone, and seen to be");
                return true;
            } catch (RuntimeException failed) {
                say.accept(
                        "    NOT undone: " + String.valueOf(failed.getMessage()).replace("\n", "\n    "));
            }
        }
        leftover.byHand().forEach(command -> say.accept("    by hand: " + command));
        return false;
    }

    /** Of a drill that may still run somewhere, and that nobody named. */
    private boolean elsewhere(Leftover leftover) {
        return order.drill().isEmpty() && leftover instanceof OpenDisruption open && open.life() == DrillLife.ELSEWHERE;
    }

    private DrillId named(String drill, ConfigReading reading) {
        String environment = reading.config().environment();
        DrillId id = DrillId.parse(drill)
                .filter(parsed -> parsed.environment().equals(environment))
                .orElseThrow(() -> new DrillException(
                        "drill '" + drill + "', expected one of environment " + environment
                                + " such as ha_drill_20260228_" + environment + "_01",
                        "nothing was done; the environment is that of " + order.config()));
        if (!Files.isDirectory(order.records().resolve(id.value()))) {
            throw new DrillException(
                    "drill " + id + ", no such folder in " + order.records() + ", expected one",
                    "nothing was done; say by --records where the drills' folders are");
        }
        return id;
    }
}
