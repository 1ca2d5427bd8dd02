package dev.aionis.drill.config;

import dev.aionis.drill.config.BoundValues.Bound;
import dev.aionis.drill.model.StopMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A hook lever needs its commands: those without which it can't change anything, or can't take it back. */
final class HookChecks {

    /** lever → verbs that it can't do without. */
    private static final Map<String, List<String>> NEEDED = Map.of(
            "worker", List.of("start"),
            "release", List.of("deploy-canary", "rollback"),
            "restore", List.of("restore", "destroy"),
            "replica", List.of("kill", "start"));

    private final BoundValues bound;
    private final Problems problems;

    HookChecks(BoundValues bound, Problems problems) {
        this.bound = bound;
        this.problems = problems;
    }

    void run() {
        bound.matching("levers\\.\\w+").forEach((path, lever) -> {
            if (lever.value() == LeverKind.HOOK) {
                check(path.substring("levers.".length()), lever);
            }
        });
        covers("hook.restore", "restore", "objectives.restore.rto");
        covers("hook.release", "rollback", "objectives.rollback.slo");
    }

    private void check(String name, Bound lever) {
        String section = "hook." + name;
        if (!bound.hasSection(section)) {
            problems.add(
                    lever.at(),
                    section,
                    "nothing",
                    "a section with commands, since levers." + name + " is hook",
                    "add \"hook:\" with the lever's commands, or set the lever to none");
            return;
        }
        NEEDED.getOrDefault(name, List.of())
                .forEach(verb -> require(section, verb, "since levers." + name + " is hook", lever.at()));
        if (name.equals("worker")) {
            stopMode().ifPresent(stop -> {
                String mode = ((StopMode) stop.value()).label();
                require(section, mode, "since worker.stop is " + mode, stop.at());
            });
        }
    }

    /** Without a status command the verb itself has to be done in time, and be let run for as long as that. */
    private void covers(String section, String verb, String objective) {
        String timeout = section + "." + verb + ".timeout";
        Optional<Duration> limit = bound.value(timeout, Duration.class);
        Optional<Duration> wanted = bound.value(objective, Duration.class);
        boolean tooShort =
                limit.isPresent() && wanted.isPresent() && limit.get().compareTo(wanted.get()) < 0;
        if (tooShort && !bound.hasSection(section + ".status")) {
            Bound written = bound.at(timeout).orElseThrow();
            problems.add(
                    written.at(),
                    timeout,
                    written.shown() + (written.written() ? "" : ", the default"),
                    "at least " + objective + ", which is "
                            + bound.at(objective).orElseThrow().shown(),
                    "a command that is ended before its objective proves nothing: raise it, or add a status command");
        }
    }

    private void require(String section, String verb, String why, Location at) {
        if (!bound.hasSection(section + "." + verb)) {
            problems.add(
                    bound.sectionAt(section).orElse(at),
                    section + "." + verb,
                    "nothing",
                    "a command, " + why,
                    "add \"" + verb + ": {command: [./script]}\"; docs/hooks.md says what it must do");
        }
    }

    private Optional<Bound> stopMode() {
        return bound.at("worker.stop").filter(stop -> stop.value() instanceof StopMode);
    }
}
