package dev.aionis.drill.run;

import dev.aionis.drill.aionis.AionisApi;
import dev.aionis.drill.aionis.Answer;
import dev.aionis.drill.aionis.KnownNode;
import dev.aionis.drill.aionis.MemoryWrite;
import dev.aionis.drill.aionis.WriteReceipt;
import dev.aionis.drill.await.Wait;
import dev.aionis.drill.model.DrillException;
import java.time.Duration;
import java.util.UUID;

/**
 * A node that is written and embedded before the restore target, so that a recall on the restored copy, where no
 * worker runs, must find it. A recall that answers 200 and finds nothing proves nothing.
 */
final class NodeToRecall {

    /** Ten poll intervals of a worker with Aionis' defaults. */
    private static final Duration EMBEDDED_WITHIN = Duration.ofSeconds(10);

    private final Stage stage;

    NodeToRecall(Stage stage) {
        this.stage = stage;
    }

    /** @throws DrillException if it is not acknowledged, or not recalled in time */
    KnownNode written() {
        String clientId = stage.run().id() + "-known";
        String text = "known node of " + stage.run().id() + " that the smoke on the restored copy must recall";
        try (var api = new AionisApi(stage.deployment().api(), stage.clock())) {
            Answer<WriteReceipt> answer = api.write(new MemoryWrite(stage.scope(), "ha-drill", clientId, text));
            UUID node = answer.body()
                    .map(WriteReceipt::nodeId)
                    .orElseThrow(() -> new DrillException(
                            "known node, write ended as " + answer.outcome().label() + ": " + answer.detail()
                                    + ", expected an acknowledgement",
                            "the live API must take writes before a drill begins"));
            return stage.system(() -> {
                Wait.upTo(EMBEDDED_WITHIN)
                        .forThe("known node to be recalled")
                        .until(() -> api.recall(stage.scope(), text, 10)
                                .body()
                                .filter(recall -> recall.finds(node))
                                .isPresent());
                return new KnownNode(clientId, node, text);
            });
        }
    }
}
