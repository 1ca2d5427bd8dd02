package dev.aionis.drill.facts;

import dev.aionis.drill.aionis.DerivedState;
import dev.aionis.drill.aionis.OutboxEvent;
import dev.aionis.drill.aionis.WrittenNode;
import dev.aionis.drill.evidence.SampleTable;
import java.util.List;
import java.util.Set;

/**
 * What became of a drill's writes, row by row.
 *
 * @param nodes path of the nodes that they left
 * @param events path of their outbox events
 */
public record DerivedSeen(String nodes, String events) {

    public static final SampleTable<WrittenNode> NODES = new SampleTable<>(
            List.of("client_id", "commit_id", "embedding_status", "embedded"),
            Set.of("client_id"),
            node -> List.of(node.clientId(), node.commitId(), node.status(), Boolean.toString(node.embedded())),
            cells -> new WrittenNode(cells.get(0), cells.get(1), cells.get(2), Boolean.parseBoolean(cells.get(3))));

    public static final SampleTable<OutboxEvent> EVENTS = new SampleTable<>(
            List.of("commit_id", "event_type", "job_key", "attempts", "published", "failed", "failed_reason"),
            Set.of("job_key", "failed_reason"),
            event -> List.of(
                    event.commitId(),
                    event.type(),
                    event.jobKey(),
                    Integer.toString(event.attempts()),
                    Boolean.toString(event.published()),
                    Boolean.toString(event.failed()),
                    event.failedReason()),
            cells -> new OutboxEvent(
                    cells.get(0),
                    cells.get(1),
                    cells.get(2),
                    Integer.parseInt(cells.get(3)),
                    Boolean.parseBoolean(cells.get(4)),
                    Boolean.parseBoolean(cells.get(5)),
                    cells.get(6)));

    public DerivedState state(Evidence evidence) {
        return evidence.derived(this);
    }
}
