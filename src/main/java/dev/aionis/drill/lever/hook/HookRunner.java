package dev.aionis.drill.lever.hook;

import dev.aionis.drill.config.HookCommand;
import dev.aionis.drill.config.HookConfig;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.process.Command;
import dev.aionis.drill.process.CommandResult;
import dev.aionis.drill.process.Ending;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs the operator's commands: tells each what it is to do, and bounds it in time and output. */
public final class HookRunner {

    /** Of each stream, head and tail together. An answer is one line. */
    private static final int OUTPUT = 64 * 1024;

    /** Logs are what was asked for, and searched. */
    private static final int LOGS = 8 * 1024 * 1024;

    /** Of this process, whichever runner it was: whoever is told of commands keeps one list. */
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final HookConfig hooks;
    private final HookScene scene;
    private final InstantSource clock;
    private final OperatorGround ground;
    private final HookEnds ends;
    private final Map<Ending, Thread> running = new ConcurrentHashMap<>();

    public HookRunner(HookConfig hooks, HookScene scene, InstantSource clock) {
        this.hooks = hooks;
        this.scene = scene;
        this.clock = clock;
        this.ground = OperatorGround.of(Optional.of(hooks), scene::secret);
        this.ends = new HookEnds(scene);
    }

    HookScene scene() {
        return scene;
    }

    InstantSource clock() {
        return clock;
    }

    /** How often a job that is under way is asked for its status. */
    Duration poll() {
        return hooks.poll();
    }

    /**
     * Sees that the program of each command is there, so that a misspelt one is not found out in the middle of a drill.
     *
     * @throws DrillException naming the first that is not
     */
    void require(HookVerb verb, HookCommand command) {
        try {
            ground.prepared(command).requireProgram();
        } catch (DrillException missing) {
            throw new DrillException(
                    "hook." + verb.label() + ": " + firstLine(missing),
                    "nothing was changed; correct the command in the drill config, or hook.directory");
        }
    }

    HookResult run(HookVerb verb, HookCommand command, Map<String, String> told) {
        return run(verb, command, told, command.timeout());
    }

    /**
     * Runs the command to its end, for at most {@code limit} and at most its own timeout.
     *
     * @param told variables besides those that every hook gets
     * @throws DrillException if it can't be started, ends with a code that the verb does not know, answers something
     *     else than the protocol has, or does not end in time; its process tree is gone then
     */
    HookResult run(HookVerb verb, HookCommand command, Map<String, String> told, Duration limit) {
        Duration timeout = limit.compareTo(command.timeout()) < 0 ? limit : command.timeout();
        Map<String, String> variables = variables(verb, told);
        Instant startedAt = clock.instant();
        CommandResult result = run(
                ground.prepared(command).timeout(timeout).with(variables).keeping(verb.printsLog() ? LOGS : OUTPUT));
        return ends.judge(verb, result, timeout, variables, startedAt);
    }

    /** What a person types to run it as this does. */
    String byHand(HookVerb verb, HookCommand command, Map<String, String> told) {
        return ground.byHand(command, variables(verb, told), scene::clean);
    }

    /**
     * Ends the hooks that other threads still wait for. A drill that is ended from outside undoes while its step goes
     * on: a restore that is still writing would outlive the removal of its copy.
     */
    void endOthers() {
        running.forEach((ending, thread) -> {
            if (thread != Thread.currentThread()) {
                ending.now();
            }
        });
    }

    private Map<String, String> variables(HookVerb verb, Map<String, String> told) {
        var variables = new HashMap<>(Map.of(
                "DRILL_ID", scene.drill(),
                "DRILL_ENVIRONMENT", scene.environment(),
                "DRILL_SCENARIO", scene.scenario(),
                "DRILL_VERB", verb.label()));
        variables.putAll(told);
        return variables;
    }

    private CommandResult run(Command command) {
        int number = COUNT.incrementAndGet();
        var ending = new Ending(process -> scene.started(number, process));
        running.put(ending, Thread.currentThread());
        scene.starting(number);
        try {
            return command.run(ending);
        } finally {
            scene.over(number);
            running.remove(ending);
        }
    }

    private static String firstLine(DrillException failed) {
        return String.valueOf(failed.getMessage()).lines().findFirst().orElse("");
    }
}
