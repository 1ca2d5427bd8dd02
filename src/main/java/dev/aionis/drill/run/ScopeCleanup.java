package dev.aionis.drill.run;

import dev.aionis.drill.aionis.AionisDatabase;
import dev.aionis.drill.aionis.DatabaseAccess;
import dev.aionis.drill.config.HookCommand;
import dev.aionis.drill.lever.hook.OperatorGround;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.model.TenantScope;
import dev.aionis.drill.process.CommandResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What becomes of what a drill wrote: the operator's command removes it, or it stays. The drill itself deletes nothing,
 * and looks afterwards what is there.
 */
final class ScopeCleanup {

    /** The end of a drill does not wait long for a database that is gone. */
    private static final Duration STATEMENT_LIMIT = Duration.ofSeconds(10);

    private final Optional<HookCommand> command;
    private final OperatorGround ground;
    private final DatabaseAccess access;
    private final TenantScope scope;
    private final Map<String, String> told;

    /**
     * What was done.
     *
     * @param said one sentence for the record
     * @param failure why the scope is not as it was to be, if it is not
     */
    record Outcome(String said, Optional<String> failure) {}

    /**
     * @param command empty where there is none, and everything stays
     * @param drill that wrote the scope
     */
    ScopeCleanup(
            Optional<HookCommand> command,
            OperatorGround ground,
            DatabaseAccess access,
            String drill,
            TenantScope scope) {
        this.command = command;
        this.ground = ground;
        this.access = access;
        this.scope = scope;
        this.told = Map.of("DRILL_ID", drill, "DRILL_SCOPE", scope.scope(), "DRILL_TENANT", scope.tenant());
    }

    /** @param keep gets what the command printed */
    Outcome run(Consumer<String> keep) {
        OptionalLong before = nodes();
        return command.map(known -> cleaned(known, before, keep))
                .orElseGet(() -> new Outcome("scope left in place: " + inWords(before), Optional.empty()));
    }

    /** The commands by which a person does the same. */
    List<String> byHand(UnaryOperator<String> clean) {
        return List.of(command.map(known -> ground.byHand(known, told, clean))
                .orElse("# hook.cleanup is missing in the drill config: remove the nodes of " + scope
                        + " by your own means"));
    }

    private Outcome cleaned(HookCommand known, OptionalLong before, Consumer<String> keep) {
        Optional<String> failure = ended(known, keep);
        OptionalLong after = nodes();
        String said = "hook.cleanup was run: " + inWords(before) + " before, " + inWords(after) + " after";
        if (failure.isEmpty() && after.orElse(1) > 0) {
            failure = Optional.of("it succeeded, and left " + inWords(after) + " in " + scope + ", expected none");
        }
        return new Outcome(said, failure.map(why -> "hook.cleanup: " + why));
    }

    private Optional<String> ended(HookCommand known, Consumer<String> keep) {
        try {
            CommandResult result = new OperatorCommand(ground).run(known, told);
            keep.accept("$ " + known + "\n" + result.stdout() + result.stderr() + "--- "
                    + OperatorCommand.ending(result) + "\n");
            return result.succeeded() ? Optional.empty() : Optional.of(OperatorCommand.ending(result));
        } catch (DrillException notStarted) {
            return Optional.of(notStarted.getMessage().lines().findFirst().orElse(""));
        }
    }

    private OptionalLong nodes() {
        try (var database = new AionisDatabase(access, STATEMENT_LIMIT)) {
            return OptionalLong.of(database.nodes(scope));
        } catch (DrillException unread) {
            return OptionalLong.empty();
        }
    }

    private static String inWords(OptionalLong nodes) {
        return nodes.isEmpty() ? "nodes that could not be counted" : nodes.getAsLong() + " nodes";
    }
}
