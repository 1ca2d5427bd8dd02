package dev.aionis.drill.run;

import dev.aionis.drill.criteria.BacklogCoverage;
import dev.aionis.drill.criteria.Premise;
import dev.aionis.drill.observe.BacklogSampler;
import dev.aionis.drill.record.MeasuredKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether the samples of a backlog were close enough together to judge it by. */
final class BacklogPremise {

    private final Stage stage;
    private final BacklogSampler backlog;

    BacklogPremise(Stage stage, BacklogSampler backlog) {
        this.stage = stage;
        this.backlog = backlog;
    }

    /** From the disruption until now. */
    Premise since(Instant disruption) {
        var coverage =
                BacklogCoverage.of(backlog.samples(), disruption, stage.clock().instant());
        stage.measured(MeasuredKey.BACKLOG_LONGEST_GAP, coverage.longestGap());
        Duration limit = stage.config().observe().backlogLongestGap();
        return coverage.within(limit, troubles());
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
