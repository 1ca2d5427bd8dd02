package dev.aionis.drill.run;

import dev.aionis.drill.config.GateConfig;
import dev.aionis.drill.criteria.PassCriterion;
import dev.aionis.drill.facts.ClosingFacts;
import dev.aionis.drill.facts.GateSeen;
import dev.aionis.drill.facts.JournalSeen;
import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.Verdict;
import java.util.List;

/** The end of a drill: validation commands, nothing left behind, and the verdict. */
public final class Closing implements ScenarioKit {

    private final Stage stage;

    Closing(Stage stage) {
        this.stage = stage;
    }

    /** Runs the validation commands of the sign-off, all of them whatever they say. */
    public Criterion validationCommands() {
        List<GateSeen> gates = new GateRunner(stage).run(GateConfig.Phase.SIGN_OFF);
        int expected = stage.config().gates(GateConfig.Phase.SIGN_OFF).size();
        return stage.judged(new ClosingFacts.Gates(PassCriterion.VALIDATION_COMMANDS, gates, expected));
    }

    /** Every disruption of the drill was undone, and is looked at once more; no copy is there. */
    public Criterion nothingLeft() {
        var look = new LastLook(stage.run().journal(), stage.deployment().restore());
        stage.attachJson("Disruptions and their undo", "undo", "disruptions.json", look.traces());
        return stage.judged(new ClosingFacts.Undone(JournalSeen.whole(stage.raw()), look.changed(), look.unseen()));
    }

    /** The verdict so far of everything that was selected. */
    public Verdict verdict() {
        return stage.run().verdict();
    }

    /** One sentence on the verdict. */
    public String why() {
        return stage.run().why();
    }

    @Override
    public void close() {
        stage.undoAll();
        stage.run().attachTrend(stage.log());
    }
}
