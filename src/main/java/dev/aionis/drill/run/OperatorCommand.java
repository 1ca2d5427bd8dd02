package dev.aionis.drill.run;

import dev.aionis.drill.config.DrillConfig;
import dev.aionis.drill.config.HookCommand;
import dev.aionis.drill.config.HookConfig;
import dev.aionis.drill.process.Command;
import dev.aionis.drill.process.CommandResult;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A command of the operator's that belongs to no lever, run where and with what levers' commands are. */
final class OperatorCommand {

    /** Says no, and is no failure. */
    static final int NO = 75;

    private final Optional<HookConfig> hooks;

    OperatorCommand(DrillConfig config) {
        this(config.hook());
    }

    /** @param hooks where commands run, and with what; empty for the drill's own directory and nothing besides */
    OperatorCommand(Optional<HookConfig> hooks) {
        this.hooks = hooks;
    }

    /** @throws dev.aionis.drill.model.DrillException if it can't be started */
    CommandResult run(HookCommand command, Map<String, String> told) {
        Path directory = hooks.map(HookConfig::directory).orElse(Path.of("."));
        return Command.of(command.command())
                .in(directory.toAbsolutePath())
                .with(hooks.map(HookConfig::environment).orElse(Map.of()))
                .with(told)
                .timeout(command.timeout())
                .run();
    }

    /** How it ended, in a few words: exit code and the last line that it said. */
    static String ending(CommandResult result) {
        String all = result.stdout() + "\n" + result.stderr();
        String said = all.strip().lines().reduce((before, last) -> last).orElse("");
        String code = result.timedOut() ? "ended at its time limit" : "exit code " + result.exitCode();
        return said.isEmpty() ? code : code + ", " + said;
    }
}
