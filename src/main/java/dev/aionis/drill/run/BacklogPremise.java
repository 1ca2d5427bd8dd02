package dev.aionis.drill.run;

import dev.aionis.drill.evidence.SampleTable;
import dev.aionis.drill.facts.BacklogFacts;
import dev.aionis.drill.facts.BacklogSeen;
import dev.aionis.drill.facts.PremiseFacts;
import dev.aionis.drill.facts.Premises;
import dev.aionis.drill.model.BacklogSample;
import dev.aionis.drill.observe.BacklogSampler;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether the samples of a backlog were close enough together to judge it by. */
final class BacklogPremise {

    private final Stage stage;
    private final BacklogSampler backlog;
    private final KeptSamples<BacklogSample> kept;

    BacklogPremise(Stage stage, BacklogSampler backlog) {
        this.stage = stage;
        this.backlog = backlog;
        this.kept = new KeptSamples<>(stage, SampleTable.BACKLOG, "backlog.csv");
    }

    /** From the disruption until now. */
    PremiseFacts since(Instant disruption) {
        var watch = new Premises.WatchSeen(seen(), disruption, stage.clock().instant());
        stage.figures("longest-gap", new BacklogFacts.LongestGap(watch));
        return new Premises.BacklogWatched(watch, stage.config().observe().backlogLongestGap(), troubles());
    }

    /** The samples so far, kept. */
    BacklogSeen seen() {
        return seen(backlog.samples());
    }

    /** The same of the samples that there were when something was decided by them; more may have come since. */
    BacklogSeen seen(List<BacklogSample> samples) {
        return new BacklogSeen(kept.path(), kept.keep("", samples));
    }

    private Optional<String> troubles() {
        return backlog.lastError()
                .map(error -> backlog.gaps().size() + " samples failed, last error: "
                        + error.lines().findFirst().orElse(error))
                .or(() -> backlog.missed() == 0
                        ? Optional.empty()
                        : Optional.of(backlog.missed() + " samples left out, each behind a slow one"));
    }
}
