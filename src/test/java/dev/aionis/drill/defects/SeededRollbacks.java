package dev.aionis.drill.defects;

import static dev.aionis.drill.sandbox.defect.RollbackDefect.CANDIDATE_COMES_BACK;
import static dev.aionis.drill.sandbox.defect.RollbackDefect.COLUMN_DROPPED;
import static dev.aionis.drill.sandbox.defect.RollbackDefect.COLUMN_NOT_NULL;
import static dev.aionis.drill.sandbox.defect.RollbackDefect.CONTRACT_VIOLATION_LOGGED;
import static dev.aionis.drill.sandbox.defect.RollbackDefect.ERRORS_GO_ON;
import static dev.aionis.drill.sandbox.defect.RollbackDefect.LATENCY_STAYS;
import static dev.aionis.drill.sandbox.defect.RollbackDefect.PAYLOAD_OF_NEW_SHAPE;
import static dev.aionis.drill.sandbox.defect.RollbackDefect.REGRESSION_IN_THE_NOISE;
import static dev.aionis.drill.sandbox.defect.RollbackDefect.REGRESSION_OF_ONE_ENDPOINT;
import static dev.aionis.drill.sandbox.defect.RollbackDefect.REGRESSION_OF_ONE_REPLICA;
import static dev.aionis.drill.sandbox.defect.RollbackDefect.REGRESSION_OF_ONE_TENANT;
import static dev.aionis.drill.sandbox.defect.RollbackDefect.RELAPSE;
import static dev.aionis.drill.sandbox.defect.RollbackDefect.REPLICA_LEFT_ON_CANDIDATE;
import static dev.aionis.drill.sandbox.defect.RollbackDefect.ROLLBACK_CHANGES_NOTHING;
import static dev.aionis.drill.sandbox.defect.RollbackDefect.TENANT_LOCKED_OUT;
import static dev.aionis.drill.sandbox.defect.RollbackDefect.VALUES_NARROWED;
import static dev.aionis.drill.sandbox.defect.RollbackDefect.WRITES_LOST_IN_RESTART;

import dev.aionis.drill.run.Scenario;
import dev.aionis.drill.sandbox.defect.RollbackDefect;
import java.util.List;

/** What is wrong with releases and rollbacks, and how scenario B finds it. */
final class SeededRollbacks {

    /** What failures that go on after the rollback may break as well: the preflight gate asks the API as callers do. */
    private static final String[] FAILURES_GO_ON = {"schema-compatibility", "validation-commands", Judgement.PREFLIGHT};

    private SeededRollbacks() {}

    static List<Seeded> all() {
        return List.of(
                keepingTheCandidate(ROLLBACK_CHANGES_NOTHING),
                keepingTheCandidate(REPLICA_LEFT_ON_CANDIDATE),
                of(ERRORS_GO_ON)
                        .missed("error-rate-recovery", "not seen in .*error rate.* last seen at .*, limit 2 %")
                        .follows(FAILURES_GO_ON),
                of(LATENCY_STAYS)
                        // more than a request takes where two deployments have just started
                        .set("deployment.sandbox.regression-latency", "1s")
                        .set("load.writes-per-second", "8")
                        .set("load.recalls-per-second", "8")
                        .set("rollback.canary-minimum-samples", "30")
                        .set("objectives.rollback.latency-tolerance", "1")
                        .missed("latency-recovery", "not seen in .*slow.* last seen at .*, limit 5 %"),
                of(CANDIDATE_COMES_BACK)
                        .set("rollback.watch-on", "12s")
                        .missed("error-rate-recovery", "had been back for .* and was lost again")
                        .follows(
                                "latency-recovery", "schema-compatibility", "validation-commands", Judgement.PREFLIGHT),
                of(RELAPSE)
                        .set("rollback.watch-on", "12s")
                        .missed("error-rate-recovery", "had been back for .* and was lost again")
                        .follows(FAILURES_GO_ON),
                contracting(COLUMN_DROPPED).missed("schema-compatibility", "column \"request_id\".* does not exist"),
                contracting(COLUMN_NOT_NULL).missed("schema-compatibility", "violates not-null constraint"),
                contracting(VALUES_NARROWED).missed("schema-compatibility", "violates check constraint"),
                of(TENANT_LOCKED_OUT)
                        .set("observe.other-tenants", "[acme]")
                        .missed("error-rate-recovery", "probe 'write acme' last seen at 100 %")
                        // the worker's, too, so that it loses its session again and again
                        .follows(FAILURES_GO_ON),
                of(PAYLOAD_OF_NEW_SHAPE)
                        .set("deployment.sandbox.max-attempts", "4")
                        .missed(
                                "schema-compatibility",
                                "outbox payloads of both releases processed \\(\\d+ unpublished"),
                of(WRITES_LOST_IN_RESTART).set("load.writes-per-second", "10").missed("no-lost-writes", "lost"),
                of(CONTRACT_VIOLATION_LOGGED)
                        .missed(
                                "schema-compatibility",
                                "startup contract violated: 4 migrations are unknown to v0\\.1\\.8"),
                healthyButFor(REGRESSION_IN_THE_NOISE)
                        .set("deployment.sandbox.regression-error-rate", "0.01")
                        .set("rollback.error-rate-to-detect", "0.01")
                        .unproven("canary-decided", "could have shown an error rate higher by .*, where 1 % must be"),
                healthyButFor(REGRESSION_OF_ONE_TENANT)
                        .set("observe.other-tenants", "[acme]")
                        .unproven("canary-decided", "cannot show got worse: error rate of probe 'read acme'"),
                healthyButFor(REGRESSION_OF_ONE_ENDPOINT)
                        .unproven("canary-decided", "cannot show got worse: error rate of probe 'read'"),
                of(REGRESSION_OF_ONE_REPLICA)
                        .missed("error-rate-recovery", "error rate (of recall )?last seen at \\d")
                        .missed("schema-compatibility", "failed by use: api-2 recalls"));
    }

    /**
     * Short of patience, since most of these never recover, yet enough of it for two drills that start replicas beside
     * each other; callers may suffer more than a sound drill allows them.
     */
    private static Seeded of(RollbackDefect defect) {
        return Seeded.in(Scenario.API_ROLLBACK, defect)
                .set("rollback.limit", "27s")
                .set("objectives.rollback.slo", "25s")
                .set("abort.latency", "1m")
                .set("abort.error-rate", "1")
                .set("load.lateness-limit", "2s");
    }

    /**
     * Its slow first second, of a process just started, is nothing that it is compared by. What only a probe sees of it
     * wants many of them, before and after: it meets the candidate as often as the balancer happens to send it there.
     */
    private static Seeded healthyButFor(RollbackDefect defect) {
        return of(defect)
                .byItself()
                .set("rollback.warm-up", "3s")
                .set("deployment.sandbox.work-time", "2ms") // all of that time's events are worked off in the end
                .set("observe.steady-state", "6s")
                .set("rollback.observe-canary", "24s")
                .set("rollback.canary-minimum-samples", "250")
                .set(
                        "rollback.latency-shift",
                        "250ms") // a busy machine is no regression; none of these is about latency
                .set("deployment.sandbox.regression-error-rate", "0")
                .set("deployment.sandbox.regression-latency", "0ms");
    }

    /** A rollback after which a replica is still on the candidate's release. */
    private static Seeded keepingTheCandidate(RollbackDefect defect) {
        return of(defect)
                .set("rollback.limit", "13s") // nothing of it ever comes back
                .set("objectives.rollback.slo", "12s")
                .set("objectives.rollback.error-rate-recovery", "12s")
                .set("objectives.rollback.latency-recovery", "12s")
                .missed("rollback-slo", "rollback completed: not seen in")
                .missed("readiness", "not passed: api-2 \\(release v0\\.2\\.2, taken in")
                .follows(
                        "error-rate-recovery",
                        "latency-recovery",
                        "schema-compatibility",
                        "validation-commands",
                        Judgement.PREFLIGHT);
    }

    private static Seeded contracting(RollbackDefect defect) {
        return of(defect).follows("error-rate-recovery");
    }
}
