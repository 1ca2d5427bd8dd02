package dev.aionis.drill.lever.hook;

import static dev.aionis.drill.lever.hook.AnswerKey.API_URL;
import static dev.aionis.drill.lever.hook.AnswerKey.DATABASE_URL;
import static dev.aionis.drill.lever.hook.AnswerKey.FINISHED_AT;
import static dev.aionis.drill.lever.hook.AnswerKey.FIRST_WAL;
import static dev.aionis.drill.lever.hook.AnswerKey.JOB_ID;
import static dev.aionis.drill.lever.hook.AnswerKey.MESSAGE;
import static dev.aionis.drill.lever.hook.AnswerKey.MISSING;
import static dev.aionis.drill.lever.hook.AnswerKey.NAMES;
import static dev.aionis.drill.lever.hook.AnswerKey.RELEASE;
import static dev.aionis.drill.lever.hook.AnswerKey.SEGMENTS;

import dev.aionis.drill.model.StopMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a hook may be asked to do: how it may end, and what it may answer. */
public enum HookVerb {
    WORKER_STOP("worker.stop", Set.of(), Form.ANSWER),
    WORKER_KILL("worker.kill", Set.of(), Form.ANSWER),
    WORKER_FREEZE("worker.freeze", Set.of(), Form.ANSWER),
    WORKER_START("worker.start", Set.of(), Form.ANSWER),
    WORKER_STATUS("worker.status", Set.of(HookVerb.NOT_YET), Form.ANSWER),
    WORKER_LOGS("worker.logs", Set.of(), Form.LOG),
    RELEASE_CURRENT("release.current", Set.of(), Form.ANSWER, RELEASE),
    RELEASE_AVAILABLE("release.available", Set.of(HookVerb.NOT_YET), Form.ANSWER),
    RELEASE_DEPLOY_CANARY("release.deploy-canary", Set.of(), Form.ANSWER, API_URL),
    RELEASE_ROLLBACK("release.rollback", Set.of(), Form.ANSWER),
    RELEASE_STATUS("release.status", Set.of(HookVerb.NOT_YET), Form.ANSWER),
    RELEASE_LOGS("release.logs", Set.of(), Form.LOG),
    RESTORE_SNAPSHOT("restore.snapshot", Set.of(), Form.ANSWER, JOB_ID, FINISHED_AT, FIRST_WAL),
    RESTORE_REHEARSED("restore.rehearsed", Set.of(HookVerb.NONE), Form.ANSWER, FINISHED_AT),
    RESTORE_ARCHIVE("restore.archive", Set.of(), Form.ANSWER, SEGMENTS, MISSING),
    RESTORE_RESTORE("restore.restore", Set.of(), Form.ANSWER, JOB_ID, DATABASE_URL),
    RESTORE_STATUS("restore.status", Set.of(HookVerb.NOT_YET, HookVerb.NONE), Form.ANSWER, JOB_ID, DATABASE_URL),
    RESTORE_START_API("restore.start-api", Set.of(), Form.ANSWER, API_URL),
    RESTORE_DESTROY("restore.destroy", Set.of(), Form.ANSWER),
    RESTORE_LIST("restore.list", Set.of(), Form.ANSWER, NAMES),
    REPLICA_KILL("replica.kill", Set.of(), Form.ANSWER),
    REPLICA_START("replica.start", Set.of(), Form.ANSWER),
    REPLICA_STATUS("replica.status", Set.of(HookVerb.NOT_YET), Form.ANSWER),
    REPLICA_LOGS("replica.logs", Set.of(), Form.LOG),
    LOAD_START("load.start", Set.of(), Form.LOG),
    LOAD_STOP("load.stop", Set.of(), Form.LOG),
    LOAD_STATUS("load.status", Set.of(HookVerb.NOT_YET), Form.ANSWER);

    /** {@code EX_TEMPFAIL} of sysexits.h: not now, ask again. */
    static final int NOT_YET = 75;

    /** There is none: the next number, since no code of sysexits.h means it. */
    static final int NONE = 76;

    private enum Form {
        ANSWER,
        LOG
    }

    private final String label;
    private final Set<Integer> besidesZero;
    private final Form form;
    private final List<AnswerKey> keys;

    HookVerb(String label, Set<Integer> besidesZero, Form form, AnswerKey... keys) {
        this.label = label;
        this.besidesZero = besidesZero;
        this.form = form;
        var all = new ArrayList<>(List.of(keys));
        all.add(MESSAGE);
        this.keys = List.copyOf(all);
    }

    static HookVerb of(StopMode mode) {
        return switch (mode) {
            case STOP -> WORKER_STOP;
            case KILL -> WORKER_KILL;
            case FREEZE -> WORKER_FREEZE;
        };
    }

    /** As in {@code DRILL_VERB} and, after {@code hook.}, in the configuration. */
    public String label() {
        return label;
    }

    boolean mayEndWith(int exitCode) {
        return exitCode == 0 || besidesZero.contains(exitCode);
    }

    /** The exit codes that mean something, to follow the word "expected". */
    String expectedCodes() {
        return besidesZero.isEmpty()
                ? "0"
                : "0" + besidesZero.stream().sorted().map(code -> " or " + code).reduce("", String::concat);
    }

    /** Whether it prints a log, and so no answer. */
    boolean printsLog() {
        return form == Form.LOG;
    }

    List<AnswerKey> keys() {
        return keys;
    }
}
