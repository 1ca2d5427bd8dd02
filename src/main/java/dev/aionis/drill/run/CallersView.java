package dev.aionis.drill.run;

import dev.aionis.drill.aionis.AionisApi;
import dev.aionis.drill.aionis.Answer;
import dev.aionis.drill.aionis.Found;
import dev.aionis.drill.aionis.Health;
import dev.aionis.drill.aionis.MemoryWrite;
import dev.aionis.drill.aionis.WriteReceipt;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.model.RequestOutcome;
import dev.aionis.drill.model.TenantScope;
import dev.aionis.drill.observe.ProbeResult;
import dev.aionis.drill.observe.ServedBy;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What one caller sees, asked for three things apart from each other: a process that is up may still fail to write, and
 * a database that is full may still be read. A throttled answer is no outage: the service answers, and says when to
 * come back.
 */
final class CallersView {

    private static final String ACTOR = "ha-drill";

    private final AionisApi api;
    private final TenantScope scope;
    private final String prefix;
    private final AtomicLong sequence = new AtomicLong();
    private UUID toFind;

    /** @param prefix starts the client ids of what is written here; no audit may cover it */
    CallersView(AionisApi api, TenantScope scope, String prefix) {
        this.api = api;
        this.scope = scope;
        this.prefix = prefix;
    }

    /**
     * Writes the node that {@link #read} looks for.
     *
     * @throws DrillException if it is not acknowledged
     */
    void prepare() {
        Answer<WriteReceipt> answer = api.write(memory("read"));
        toFind = answer.body()
                .map(WriteReceipt::nodeId)
                .orElseThrow(() -> new DrillException(
                        "node for the read probe, write ended as "
                                + answer.outcome().label() + ": " + answer.detail() + ", expected an acknowledgement",
                        "the API must take writes before its availability is watched"));
    }

    ProbeResult health() {
        Answer<Health> answer = api.health();
        return ServedBy.named(result(answer), answer);
    }

    /** Good only if the node written before is found: an answer that finds nothing proves no read. */
    ProbeResult read() {
        Answer<Found> answer = api.find(scope, prefix + "read");
        boolean lacking = answer.body()
                .map(found -> found.nodes().stream().noneMatch(node -> node.id().equals(toFind)))
                .orElse(false);
        return lacking ? new ProbeResult(false, "ok, but node " + toFind + " is not in the answer") : result(answer);
    }

    ProbeResult write() {
        return result(api.write(memory(Long.toString(sequence.incrementAndGet()))));
    }

    private MemoryWrite memory(String name) {
        return new MemoryWrite(scope, ACTOR, prefix + name, "availability probe " + prefix + name);
    }

    private static ProbeResult result(Answer<?> answer) {
        ProbeResult result = ProbeResult.of(answer);
        return answer.outcome() == RequestOutcome.THROTTLED ? new ProbeResult(true, result.detail()) : result;
    }
}
