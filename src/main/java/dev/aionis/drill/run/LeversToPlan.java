package dev.aionis.drill.run;

import dev.aionis.drill.config.DeploymentConfig;
import dev.aionis.drill.config.DrillConfig;
import dev.aionis.drill.config.DurationText;
import dev.aionis.drill.config.HookCommand;
import dev.aionis.drill.config.HookConfig;
import dev.aionis.drill.config.LeverKind;
import dev.aionis.drill.config.ReleaseHooks;
import dev.aionis.drill.config.RestoreHooks;
import dev.aionis.drill.config.WorkerHooks;
import dev.aionis.drill.lever.Lever;
import dev.aionis.drill.lever.local.LocalReleaseLever;
import dev.aionis.drill.lever.local.LocalRestoreLever;
import dev.aionis.drill.lever.local.LocalWorkerLever;
import dev.aionis.drill.lever.none.NoReleaseLever;
import dev.aionis.drill.lever.none.NoRestoreLever;
import dev.aionis.drill.lever.none.NoWorkerLever;
import dev.aionis.drill.run.plan.PlanFacts;
import dev.aionis.drill.run.plan.PlannedLevers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the levers of a configuration would do. None is made: one that reaches for a cluster or looks for its programs
 * would do something already.
 */
final class LeversToPlan {

    private final DrillConfig config;
    private final List<String> gaps = new ArrayList<>();

    LeversToPlan(DrillConfig config) {
        this.config = config;
    }

    /** @param target the moment to restore to; empty for all that the archive holds */
    PlannedLevers planned(Optional<Instant> target) {
        if (config.deployment().kind() != DeploymentConfig.Kind.EXTERNAL) {
            return ofOurOwn(target);
        }
        return new PlannedLevers(
                of("worker", config.levers().worker(), new NoWorkerLever(), worker()),
                of("release", config.levers().release(), new NoReleaseLever(), release()),
                of("restore", config.levers().restore(), new NoRestoreLever(), restore()),
                gaps);
    }

    private PlannedLevers ofOurOwn(Optional<Instant> target) {
        String candidate = config.release().candidate();
        String rollback = config.release().rollback();
        double weight = config.rollback().canaryWeight();
        return new PlannedLevers(
                LocalWorkerLever.planned(config.worker().stop(), "the worker's process"),
                LocalReleaseLever.plannedFor(candidate, rollback, weight),
                LocalRestoreLever.planned(target, "target/sandbox/" + PlanFacts.ID),
                gaps);
    }

    private List<String> of(String lever, LeverKind kind, Lever none, List<String> hooks) {
        return switch (kind) {
            case HOOK -> hooks;
            case NONE -> {
                gaps.addAll(none.gaps());
                yield List.of("nothing: levers." + lever + " is none");
            }
            case DOCKER, KUBERNETES, LOCAL -> {
                String name = kind.name().toLowerCase(Locale.ROOT);
                gaps.add("levers." + lever + " is " + name + ": what it will call shows only once it is connected");
                yield List.of("what the " + name + " lever does");
            }
        };
    }

    private List<String> worker() {
        Optional<WorkerHooks> hooks = config.hook().flatMap(HookConfig::worker);
        return there(Stream.of(
                line("take away", hooks.flatMap(some -> some.of(config.worker().stop()))),
                line("undo", hooks.flatMap(WorkerHooks::start)),
                line("look", hooks.flatMap(WorkerHooks::status))));
    }

    private List<String> release() {
        Optional<ReleaseHooks> hooks = config.hook().flatMap(HookConfig::release);
        return there(Stream.of(
                line("deploy", hooks.flatMap(ReleaseHooks::deployCanary)),
                line("undo", hooks.flatMap(ReleaseHooks::rollback)),
                line("look", hooks.flatMap(ReleaseHooks::status))));
    }

    private List<String> restore() {
        Optional<RestoreHooks> hooks = config.hook().flatMap(HookConfig::restore);
        return there(Stream.of(
                line("backup", hooks.flatMap(RestoreHooks::snapshot)),
                line("restore", hooks.flatMap(RestoreHooks::restore)),
                line("look", hooks.flatMap(RestoreHooks::status)),
                line("start an API", hooks.flatMap(RestoreHooks::startApi)),
                line("undo", hooks.flatMap(RestoreHooks::destroy))));
    }

    private static List<String> there(Stream<Optional<String>> commands) {
        return commands.flatMap(Optional::stream).toList();
    }

    private static Optional<String> line(String what, Optional<HookCommand> hook) {
        return hook.map(
                command -> what + ": command $ " + command + ", ended after " + DurationText.format(command.timeout()));
    }
}
