package dev.aionis.drill.load;

import dev.aionis.drill.aionis.AionisApi;
import dev.aionis.drill.aionis.Answer;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/** Recalls texts that this load wrote, so that every recall has something to find. */
final class RecallSender implements Sender {

    private static final int LIMIT = 5;

    private final LoadPlan plan;
    private final AionisApi api;
    private final Acknowledged acknowledged;
    private final DrillText texts;
    private final SplittableRandom random;

    RecallSender(LoadPlan plan, AionisApi api, Acknowledged acknowledged) {
        this.plan = plan;
        this.api = api;
        this.acknowledged = acknowledged;
        this.texts = new DrillText(plan.seed());
        this.random = new SplittableRandom(plan.seed());
    }

    /** A load that writes nothing asks for its first text, and finds what others left in the scope. */
    @Override
    public Optional<CompletableFuture<? extends Answer<?>>> send(Instant scheduledAt) {
        OptionalLong known = plan.writesPerSecond() == 0 ? OptionalLong.of(1) : acknowledged.any(random);
        return known.isEmpty()
                ? Optional.empty()
                : Optional.of(api.recallAsync(plan.scope(), texts.of(known.getAsLong()), LIMIT));
    }
}
