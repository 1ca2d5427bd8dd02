package dev.aionis.drill.run;

import dev.aionis.drill.aionis.AionisDatabase;
import dev.aionis.drill.aionis.DatabaseAccess;
import dev.aionis.drill.aionis.StateSnapshot.NewestCommit;
import dev.aionis.drill.criteria.PassCriterion;
import dev.aionis.drill.evidence.charts.LedgerChart;
import dev.aionis.drill.evidence.charts.RestoreChart.RestoreStory;
import dev.aionis.drill.facts.AuditSeen;
import dev.aionis.drill.facts.CriterionFacts;
import dev.aionis.drill.facts.Figures;
import dev.aionis.drill.facts.LedgerAround;
import dev.aionis.drill.facts.RestoreFacts;
import dev.aionis.drill.facts.TargetSeen;
import dev.aionis.drill.model.Criterion;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** The writes of the load, held against a restored copy: what was lost, and whether the copy is where it was to be. */
final class RestoredLedger {

    private final Stage stage;
    private final CopyCriteria copy;
    private final LedgeredLoad load;
    private final ClockWatch clocks;
    private Tried<AuditSeen> audit;

    RestoredLedger(Stage stage, CopyCriteria copy, LedgeredLoad load, ClockWatch clocks) {
        this.stage = stage;
        this.copy = copy;
        this.load = load;
        this.clocks = clocks;
    }

    /**
     * Holds every write of the load against the copy.
     *
     * @param target empty where all that was acknowledged must be there
     */
    void audit(DatabaseAccess access, Optional<TargetSeen> target, RestoreStory story) {
        clocks.finish();
        audit = Tried.to(() -> new LedgerAudit(stage, load).of(access, target));
        audit.ifSeen(seen -> stage.figures("ledger", new Figures.LedgerClasses(seen, true)));
        load.keepEvidence();
        audit.ifSeen(seen -> stage.attachChart(
                "Ledger around T",
                "ledger.png",
                LedgerChart.draw(new LedgerChart.LedgerStory(
                        LedgerAround.writes(stage.raw(), seen),
                        story.phases().get(0).startedAt(),
                        story.declaredAt()))));
    }

    Criterion rpo() {
        long rows = stage.config().objectives().restore().rpoRows();
        return judged(PassCriterion.RPO, () -> new RestoreFacts.Rpo(audit.get(), rows));
    }

    Criterion rpoWindow() {
        Duration window = stage.config().objectives().restore().rpo();
        return judged(PassCriterion.RPO_WINDOW, () -> new RestoreFacts.RpoWindow(audit.get(), window));
    }

    /**
     * @param state path of the state captured at the target
     * @param newest the newest commit that was there then
     */
    Criterion targetReached(AionisDatabase restored, String state, Optional<NewestCommit> newest) {
        return judged(PassCriterion.RESTORE_TARGET_REACHED, () -> {
            var reached = new RestoreFacts.TargetReached(
                    audit.get(), state, restored.identity(), newest.map(commit -> restored.holdsCommit(commit.id())));
            return by(reached, restored);
        });
    }

    private CriterionFacts by(RestoreFacts.TargetReached reached, AionisDatabase restored) {
        return restored.timelines()
                .<CriterionFacts>map(timelines -> new RestoreFacts.TargetReachedBy(reached, timelines))
                .orElseGet(() -> {
                    stage.say("note: by which timelines the copy came to its own is not looked at,"
                            + " since this role may not run pg_ls_waldir() there");
                    return reached;
                });
    }

    /** Which rests on the load and on the database's clock. */
    private Criterion judged(PassCriterion criterion, Supplier<CriterionFacts> facts) {
        return copy.judged(criterion, facts, clocks.premise(), load.premise());
    }
}
