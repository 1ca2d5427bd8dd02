package dev.aionis.drill.sandbox.worker;

import dev.aionis.drill.sandbox.defect.Defect;
import dev.aionis.drill.sandbox.defect.Defects;
import dev.aionis.drill.sandbox.defect.WorkerDefect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The jobs of a worker that does its work wrongly. */
final class DefectiveJobs {

    private static final String EMBED = "embed_nodes";

    private static final String DELETE = "delete from memory_outbox where id = ?";

    private static final String ENQUEUE_AGAIN = "insert into memory_outbox"
            + " (scope, commit_id, event_type, payload, job_key, payload_sha256)"
            + " select scope, commit_id, event_type, payload, 'again-' || job_key, payload_sha256 from memory_outbox"
            + " where event_type = 'topic_cluster' and commit_id = (select commit_id from memory_outbox where id = ?)";

    private static final String OF_ITS_NODES = " where id in (select node::uuid from memory_outbox"
            + " cross join lateral jsonb_array_elements_text(payload -> 'node_ids') as nodes (node)"
            + " where memory_outbox.id = ?)";

    private static final String PENDING =
            "update memory_nodes set embedding = null, embedding_status = 'pending'" + OF_ITS_NODES;

    private static final String FAILED = "update memory_nodes set embedding = null, embedding_status = 'failed',"
            + " embedding_last_error = 'provider answered 400: text not accepted'" + OF_ITS_NODES;

    private DefectiveJobs() {}

    /** The same jobs where the defect is none of theirs. */
    static Map<String, Job> in(Optional<Defect> defect, Map<String, Job> jobs) {
        return Defects.ofKind(defect, WorkerDefect.class)
                .map(one -> changed(one, jobs))
                .orElse(jobs);
    }

    private static Map<String, Job> changed(WorkerDefect defect, Map<String, Job> jobs) {
        return switch (defect) {
            case PUBLISHES_WITHOUT_WORK -> each(jobs, job -> (connection, event) -> transaction -> {});
            case DRAINS_BY_DELETING ->
                each(jobs, job -> (connection, event) -> transaction -> run(transaction, DELETE, event));
            case WORKS_TWICE -> embedding(jobs, job -> then(job, ENQUEUE_AGAIN));
            case LEAVES_NODES_PENDING -> embedding(jobs, job -> everyTenth(job, then(job, PENDING)));
            case EMBEDS_WRONGLY -> embedding(jobs, job -> everyTenth(job, then(job, FAILED)));
            case LEAVES_DEAD_LETTERS ->
                embedding(
                        jobs,
                        job -> everyTenth(job, (connection, event) -> {
                            throw new IllegalArgumentException("provider answered 500");
                        }));
            case POISON_EVENT -> each(jobs, new PoisonEvent()::before);
            case WORKER_DIES_AFTER_START -> each(jobs, new MortalWorker()::before);
            case BACKLOG_RETURNS -> each(jobs, new HangingWorker()::before);
            default -> jobs;
        };
    }

    private static Map<String, Job> each(Map<String, Job> jobs, UnaryOperator<Job> change) {
        return jobs.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, job -> change.apply(job.getValue())));
    }

    private static Map<String, Job> embedding(Map<String, Job> jobs, UnaryOperator<Job> change) {
        var changed = new HashMap<>(jobs);
        changed.computeIfPresent(EMBED, (type, job) -> change.apply(job));
        return changed;
    }

    /** By the commit, so that a second attempt ends as the first did. */
    private static Job everyTenth(Job sound, Job wrong) {
        return (connection, event) ->
                (Math.floorMod(event.commitId().hashCode(), 10) == 0 ? wrong : sound).prepare(connection, event);
    }

    /** The work, and in the same transaction what spoils it. */
    private static Job then(Job job, String sql) {
        return (connection, event) -> {
            Job.Effect effect = job.prepare(connection, event);
            return transaction -> {
                effect.apply(transaction);
                run(transaction, sql, event);
            };
        };
    }

    private static void run(Connection transaction, String sql, OutboxEvent event) throws SQLException {
        try (var statement = transaction.prepareStatement(sql)) {
            statement.setLong(1, event.id());
            statement.executeUpdate();
        }
    }
}
