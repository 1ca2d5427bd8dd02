package dev.aionis.drill.load;

import dev.aionis.drill.aionis.AionisApi;
import dev.aionis.drill.aionis.Answer;
import dev.aionis.drill.aionis.MemoryWrite;
import dev.aionis.drill.aionis.WriteReceipt;
import dev.aionis.drill.ledger.Ledger;
import dev.aionis.drill.ledger.WriteResult;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Writes one memory after another, each put into the ledger before it is sent and completed there after its end. */
final class WriteSender implements Sender {

    private static final String ACTOR = "ha-drill";

    private final LoadPlan plan;
    private final AionisApi api;
    private final Ledger ledger;
    private final InstantSource clock;
    private final Acknowledged acknowledged;
    private final DrillText texts;
    private long sequence;

    WriteSender(LoadPlan plan, AionisApi api, Ledger ledger, InstantSource clock, Acknowledged acknowledged) {
        this.plan = plan;
        this.api = api;
        this.ledger = ledger;
        this.clock = clock;
        this.acknowledged = acknowledged;
        this.texts = new DrillText(plan.seed());
    }

    @Override
    public Optional<CompletableFuture<? extends Answer<?>>> send(Instant scheduledAt) {
        long number = ++sequence;
        String clientId = plan.clientId(number);
        long entry = ledger.begin(clientId, scheduledAt, clock.instant());
        MemoryWrite write = new MemoryWrite(plan.scope(), ACTOR, clientId, texts.of(number));
        return Optional.of(api.writeAsync(write).thenApply(answer -> {
            ledger.complete(entry, result(answer));
            if (answer.ok()) {
                acknowledged.add(number);
            }
            return answer;
        }));
    }

    private static WriteResult result(Answer<WriteReceipt> answer) {
        return answer.body()
                .map(receipt -> WriteResult.acknowledged(
                        answer.endedAt(), receipt.commitId(), receipt.nodeId(), receipt.commitHash()))
                .orElseGet(() -> WriteResult.without(answer.outcome(), answer.endedAt()));
    }
}
