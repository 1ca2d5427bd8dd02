package dev.aionis.drill.defects;

import dev.aionis.drill.run.Scenario;
import dev.aionis.drill.sandbox.defect.WorkerDefect;
import java.util.List;
import java.util.stream.Stream;

/** What is wrong with the worker and with gates, and how scenario C finds it. */
final class SeededWorkers {

    private static final String HEALTH = "gate job:health-gate";

    /** What an outbox that does not drain breaks as well. */
    private static final String[] NEVER_DONE = {"drain-time", "derived-state", "effects-once", "gates", HEALTH};

    private SeededWorkers() {}

    static List<Seeded> all() {
        return List.of(
                of(WorkerDefect.SECOND_WORKER)
                        .missed("backlog-grew", "published while the worker was away")
                        .follows("backlog-drained", "drain-time"),
                impatient(WorkerDefect.WORKER_DIES_AFTER_START)
                        .missed("backlog-drained", "worker: stopped")
                        .follows(neverDoneAnd("nothing-left", "validation-commands", Judgement.PREFLIGHT)),
                impatient(WorkerDefect.WORKER_ON_ANOTHER_DATABASE)
                        .missed(
                                "backlog-drained",
                                " 0 newer ones published; in the queue [1-9]\\d+ events never claimed; worker: running")
                        .follows(neverDoneAnd("validation-commands", Judgement.PREFLIGHT)),
                of(WorkerDefect.DRAINS_BY_DELETING)
                        .missed("effects-once", "gone from the outbox")
                        .follows("derived-state", "gates", HEALTH),
                of(WorkerDefect.PUBLISHES_WITHOUT_WORK)
                        .missed("derived-state", "[1-9]\\d* embeddings pending")
                        .follows("effects-once", "gates", HEALTH),
                of(WorkerDefect.WORKS_TWICE).missed("effects-once", "published more than once"),
                of(WorkerDefect.LEAVES_DEAD_LETTERS)
                        .set("deployment.sandbox.max-attempts", "3")
                        .missed("no-dead-letters", "max_attempts_exceeded")
                        .follows("derived-state", "effects-once", "gates", HEALTH),
                of(WorkerDefect.LEAVES_NODES_PENDING)
                        .missed("derived-state", "[1-9]\\d* embeddings pending")
                        .follows("gates", HEALTH),
                of(WorkerDefect.EMBEDS_WRONGLY)
                        .missed("derived-state", "0 embeddings pending, [1-9]\\d* failed")
                        .follows("gates", HEALTH),
                impatient(WorkerDefect.STARVES_OLD_EVENTS)
                        .missed(
                                "backlog-drained",
                                "[1-9]\\d* newer ones published; in the queue [1-9]\\d+ events never claimed; worker: running")
                        .follows(NEVER_DONE),
                impatient(WorkerDefect.POISON_EVENT)
                        .missed("backlog-drained", "last error 'payload of event \\d+ is of an unknown version'")
                        .follows(NEVER_DONE),
                impatient(WorkerDefect.CLAIMS_NEVER_EXPIRE)
                        .missed(
                                "backlog-drained",
                                "claimed [\\d.]+ s ago, beyond the claim timeout.*in the queue \\d{1,2} events? never claimed")
                        .follows(NEVER_DONE),
                impatient(WorkerDefect.BACKLOG_RETURNS)
                        .set("worker.limit", "25s")
                        .set("objectives.worker.drain", "20s")
                        .set("worker.sustained", "6s")
                        .missed("backlog-drained", "back in its range for")
                        .follows(NEVER_DONE),
                of(WorkerDefect.GATE_SAYS_OK_AND_FAILS)
                        .missed("gates", "exit code 1.*although its report says ok = true")
                        .follows(HEALTH),
                of(WorkerDefect.GATE_SAYS_NO_AND_SUCCEEDS)
                        .missed("gates", "exit code 0, but its report says ok = false")
                        .follows(HEALTH));
    }

    private static String[] neverDoneAnd(String... more) {
        return Stream.of(NEVER_DONE, more).flatMap(Stream::of).toArray(String[]::new);
    }

    private static Seeded of(WorkerDefect defect) {
        return Seeded.in(Scenario.WORKER_RECOVERY, defect);
    }

    /** Does not wait long for a backlog that never drains. */
    private static Seeded impatient(WorkerDefect defect) {
        return of(defect).set("worker.limit", "12s").set("objectives.worker.drain", "8s");
    }
}
