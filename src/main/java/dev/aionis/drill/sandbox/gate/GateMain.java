package dev.aionis.drill.sandbox.gate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aionis.drill.sandbox.service.Json;
import dev.aionis.drill.sandbox.service.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Runs one command of the checkout: {@code GateMain <script> [arguments]}. JSON on stdout, the verdict as exit code. */
public final class GateMain {

    private record Command(Supplier<Gate> gate, Set<String> flags, Set<String> options) {}

    private static final Map<String, Command> COMMANDS = Map.of(
            "gate:memory-store-p2:release", new Command(StoreGate::new, Set.of(), Set.of()),
            "preflight:prod", new Command(Preflight::new, Set.of(), Set.of()),
            "gate:core:prod",
                    new Command(
                            () -> new CoreGate(CoreGate.pace(System.getenv())),
                            Set.of(),
                            Set.of("--base-url", "--scope")),
            "job:health-gate",
                    new Command(HealthGate::new, Set.of("--strict-warnings"), Set.of("--consistency-check-set")),
            "job:consistency-check:cross-tenant",
                    new Command(CrossTenantCheck::new, Set.of("--strict-warnings"), Set.of()),
            "job:outbox-replay", new Command(OutboxReplay::new, Set.of("--all-failed", "--dry-run"), Set.of()));

    private GateMain() {}

    public static void main(String[] args) {
        endWithCaller();
        System.exit(run(List.of(args)));
    }

    /** A gate whose caller was killed has nobody to report to. */
    private static void endWithCaller() {
        ProcessHandle.current()
                .parent()
                .ifPresent(caller ->
                        caller.onExit().thenRun(() -> Runtime.getRuntime().halt(143)));
    }

    private static int run(List<String> words) {
        Command command = words.isEmpty() ? null : COMMANDS.get(words.get(0));
        if (command == null) {
            return refuse("missing or unknown script " + words + ", known are " + COMMANDS.keySet());
        }
        var context = new GateContext(new Settings(System.getenv()), Path.of("").toAbsolutePath(), System.out);
        try {
            Arguments arguments = Arguments.parse(words.subList(1, words.size()), command.flags(), command.options());
            Gate.Outcome outcome = DefectiveGates.in(
                    context.settings().defect(), command.gate().get().run(context, arguments));
            System.out.println(Json.pretty(outcome.json()));
            return outcome.exitCode();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return refuse("interrupted");
        } catch (IOException | SQLException | RuntimeException failed) {
            return refuse(String.valueOf(failed.getMessage()));
        }
    }

    private static int refuse(String error) {
        ObjectNode json = Json.object().put("ok", false).put("error", error);
        System.out.println(Json.pretty(json));
        return Gate.EXIT_UNJUDGED;
    }
}
