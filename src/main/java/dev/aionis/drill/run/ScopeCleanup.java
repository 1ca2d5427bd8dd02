package dev.aionis.drill.run;

import dev.aionis.drill.aionis.AionisDatabase;
import dev.aionis.drill.config.HookCommand;
import dev.aionis.drill.config.HookConfig;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.model.TenantScope;
import dev.aionis.drill.process.CommandResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What becomes of what a drill wrote: the operator's command removes it, or it stays. The drill itself deletes nothing,
 * and looks afterwards what is there.
 */
final class ScopeCleanup {

    /** The end of a drill does not wait long for a database that is gone. */
    private static final Duration STATEMENT_LIMIT = Duration.ofSeconds(10);

    private final DrillRun run;
    private final TenantScope scope;

    /**
     * What was done.
     *
     * @param said one sentence for the record
     * @param failure why the scope is not as it was to be, if it is not
     */
    record Outcome(String said, Optional<String> failure) {}

    ScopeCleanup(DrillRun run) {
        this.run = run;
        this.scope = new TenantScope(
                run.config().sample().tenant(),
                run.config().load().scopeOf(run.id().value()));
    }

    Outcome run() {
        OptionalLong before = nodes();
        Optional<HookCommand> command = run.config().hook().flatMap(HookConfig::cleanup);
        if (command.isEmpty() || run.aborted().isPresent()) {
            return new Outcome("scope left in place: " + inWords(before), Optional.empty());
        }
        return cleaned(command.get(), before);
    }

    private Outcome cleaned(HookCommand command, OptionalLong before) {
        Optional<String> failure = ended(command);
        OptionalLong after = nodes();
        String said = "hook.cleanup was run: " + inWords(before) + " before, " + inWords(after) + " after";
        if (failure.isEmpty() && after.orElse(1) > 0) {
            failure = Optional.of("it succeeded, and left " + inWords(after) + " in " + scope + ", expected none");
        }
        return new Outcome(said, failure.map(why -> "hook.cleanup: " + why));
    }

    private Optional<String> ended(HookCommand command) {
        try {
            CommandResult result = new OperatorCommand(run.config())
                    .run(
                            command,
                            Map.of(
                                    "DRILL_ID", run.id().value(),
                                    "DRILL_SCOPE", scope.scope(),
                                    "DRILL_TENANT", scope.tenant()));
            String transcript = "$ " + command + "\n" + result.stdout() + result.stderr() + "--- "
                    + OperatorCommand.ending(result) + "\n";
            run.evidence().write("cleanup/cleanup.txt", run.clean(transcript).getBytes(StandardCharsets.UTF_8));
            return result.succeeded() ? Optional.empty() : Optional.of(OperatorCommand.ending(result));
        } catch (DrillException notStarted) {
            return Optional.of(notStarted.getMessage().lines().findFirst().orElse(""));
        }
    }

    private OptionalLong nodes() {
        try (var database = new AionisDatabase(run.deployment().database(), STATEMENT_LIMIT)) {
            return OptionalLong.of(database.nodes(scope));
        } catch (DrillException unread) {
            return OptionalLong.empty();
        }
    }

    private static String inWords(OptionalLong nodes) {
        return nodes.isEmpty() ? "nodes that could not be counted" : nodes.getAsLong() + " nodes";
    }
}
