package dev.aionis.drill.run;

import dev.aionis.drill.config.HookCommand;
import dev.aionis.drill.lever.hook.OperatorGround;
import dev.aionis.drill.process.CommandResult;
import java.util.Map;

/** A command of the operator's that belongs to no lever, run where and with what levers' commands are. */
final class OperatorCommand {

    /** Says no, and is no failure. */
    static final int NO = 75;

    private final OperatorGround ground;

    OperatorCommand(DrillRun run) {
        this(OperatorGround.of(run.config().hook(), run::secret));
    }

    OperatorCommand(OperatorGround ground) {
        this.ground = ground;
    }

    /** @throws dev.aionis.drill.model.DrillException if it can't be started */
    CommandResult run(HookCommand command, Map<String, String> told) {
        return ground.prepared(command).with(told).run();
    }

    /** How it ended, in a few words: exit code and the last line that it said. */
    static String ending(CommandResult result) {
        String all = result.stdout() + "\n" + result.stderr();
        String said = all.strip().lines().reduce((before, last) -> last).orElse("");
        String code = result.timedOut() ? "ended at its time limit" : "exit code " + result.exitCode();
        return said.isEmpty() ? code : code + ", " + said;
    }
}
