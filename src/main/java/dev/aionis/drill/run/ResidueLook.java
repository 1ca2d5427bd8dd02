package dev.aionis.drill.run;

import dev.aionis.drill.facts.PreconditionFacts;
import dev.aionis.drill.model.Criterion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Looks for residue before a drill changes anything, and clears it where that was asked for. */
final class ResidueLook {

    private final Stage stage;
    private final List<Piece> pieces = new ArrayList<>();

    /** One thing that was found, as evidence. */
    private record Piece(String what, Instant since, List<String> byHand, String outcome) {

        static Piece of(Leftover leftover, String outcome) {
            return new Piece(leftover.what(), leftover.since(), leftover.byHand(), outcome);
        }
    }

    ResidueLook(Stage stage) {
        this.stage = stage;
    }

    Criterion judged() {
        List<String> cleared = new ArrayList<>();
        List<Leftover> left = found(found -> {
            if (!found.isEmpty() && clears()) {
                found.forEach(leftover -> clear(leftover).ifPresent(cleared::add));
            }
        });
        if (!cleared.isEmpty()) {
            left = found(found -> {});
        }
        left.forEach(leftover -> pieces.add(Piece.of(leftover, "there")));
        if (!pieces.isEmpty()) {
            stage.attachJson("Residue of earlier drills", "residue", "found.json", pieces);
        }
        return stage.judged(new PreconditionFacts.Residue(
                left.stream().map(this::told).toList(), cleared, UndoCall.of(settings())));
    }

    private ResidueGround ground() {
        DrillRun run = stage.run();
        return new ResidueGround(
                run.reading(),
                "drill " + run.id(),
                Optional.of(run.id()),
                settings().records(),
                settings().workDirectory(),
                run.evidence().root().resolve("residue"),
                Optional.of(stage.deployment().restore()),
                Optional.of(stage.deployment().database()),
                stage.clock(),
                changes(),
                stage::say);
    }

    private DrillSettings settings() {
        return stage.run().settings();
    }

    /** A preflight changes nothing, not even a journal. */
    private boolean changes() {
        return stage.run().mode() == DrillMode.DRILL;
    }

    private boolean clears() {
        boolean wanted = settings().residue().wanted();
        if (wanted && !changes()) {
            stage.say("note: -Ddrill.clear-residue clears nothing in a preflight");
        }
        return wanted && changes();
    }

    /** @param then done while the journals of those drills are open to be written to */
    private List<Leftover> found(Consumer<List<Leftover>> then) {
        try (var residue = new Residue(ground(), Optional.empty())) {
            List<Leftover> found = residue.find();
            residue.running().forEach(drill -> stage.say("note: " + drill + ": what it changed is its own"));
            then.accept(found);
            return found;
        }
    }

    private Optional<String> clear(Leftover leftover) {
        Optional<String> spared = settings().residue().spares(leftover);
        if (spared.isPresent()) {
            stage.say("residue not cleared: " + leftover.what() + ": " + spared.get());
            pieces.add(Piece.of(leftover, "not cleared: " + spared.get()));
            return Optional.empty();
        }
        try {
            leftover.clear();
        } catch (RuntimeException failed) {
            stage.say("residue not cleared: " + leftover.what() + ": " + failed.getMessage());
            pieces.add(Piece.of(leftover, "not cleared: " + failed.getMessage()));
            return Optional.empty();
        }
        stage.say("residue cleared: " + leftover.what());
        pieces.add(Piece.of(leftover, "cleared"));
        return Optional.of(leftover.what());
    }

    private String told(Leftover leftover) {
        stage.say("residue: " + leftover.what());
        leftover.byHand().forEach(command -> stage.say("  by hand: " + command));
        return leftover.what();
    }
}
