package dev.aionis.drill.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aionis.drill.aionis.AionisApi;
import dev.aionis.drill.aionis.AionisDatabase;
import dev.aionis.drill.aionis.Answer;
import dev.aionis.drill.aionis.DatabasePrivileges;
import dev.aionis.drill.aionis.DatabasePrivileges.Privilege;
import dev.aionis.drill.aionis.Found;
import dev.aionis.drill.config.GateConfig;
import dev.aionis.drill.criteria.Check;
import dev.aionis.drill.facts.PreconditionFacts;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.model.RequestOutcome;
import dev.aionis.drill.process.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whether the drill will get at what it needs: asked before anything is disturbed, and without a trial write. */
final class AccessLook {

    private final Stage stage;
    private final AionisDatabase database;

    AccessLook(Stage stage, AionisDatabase database) {
        this.stage = stage;
        this.database = database;
    }

    /**
     * An authenticated read in the drill's own scope, of a node that nobody wrote; twice, since a cache in front of the API
     * may answer whatever became of the API or of the key.
     */
    Check credentials() {
        var target = stage.deployment().api();
        String asked = "find through " + target;
        try (var api = new AionisApi(target, stage.clock())) {
            Answer<Found> answer = api.find(stage.scope(), stage.run().id() + "-nobody");
            if (answer.outcome() == RequestOutcome.THROTTLED) {
                return Check.unknown(asked, answer.detail() + ": throttled before anybody looked at the key");
            }
            if (answer.ok()) {
                answer = api.find(stage.scope(), stage.run().id() + "-nobody");
            }
            boolean denied = answer.status() == 401 || answer.status() == 403;
            return Check.of(asked, answer.ok(), answer.detail() + (denied ? ": the API key is not taken" : ""));
        }
    }

    PreconditionFacts.Clocks clocks() {
        Duration limit = stage.config().observe().clockUncertaintyLimit();
        try {
            return new PreconditionFacts.Clocks(Optional.of(ClockWatch.read(stage, database)), "", limit);
        } catch (DrillException unread) {
            String seen = unread.getMessage().lines().findFirst().orElse("");
            return new PreconditionFacts.Clocks(Optional.empty(), seen, limit);
        }
    }

    /** Says the SQL for each that is missing, so that whoever may grant it can run it. */
    List<Check> privileges() {
        DatabasePrivileges privileges = database.privileges();
        stage.attach("Privileges of the drill's role", "preconditions", "privileges.txt", privileges.describe());
        if (privileges.superuser()) {
            stage.say("note: role " + privileges.role() + " is a superuser, which no drill needs: docs/privileges.md");
        }
        privileges.missing().forEach(missing -> stage.say("missing: " + missing.name() + "; " + missing.grant() + ";"));
        return privileges.privileges().stream().map(AccessLook::check).toList();
    }

    private static Check check(Privilege privilege) {
        if (privilege.held()) {
            return Check.of(privilege.name(), true, "");
        }
        String seen = "missing, for " + privilege.unlocks();
        return privilege.indispensable()
                ? Check.of(privilege.name(), false, seen)
                : Check.unknown(privilege.name(), seen);
    }

    /** Looks for each gate's program, and for the scripts of those that npm runs; runs none of them. */
    List<Check> gatePrograms() {
        return stage.config().gates().stream().map(this::gate).toList();
    }

    private Check gate(GateConfig gate) {
        Path directory = stage.deployment().gateDirectory();
        try {
            Command.of(gate.command())
                    .in(directory)
                    .with(GateRunner.environment(stage.deployment(), gate))
                    .require();
        } catch (DrillException missing) {
            return Check.of(
                    gate.name(), false, missing.getMessage().lines().findFirst().orElse(""));
        }
        return missingScript(gate, directory.resolve("package.json"))
                .map(script -> Check.of(gate.name(), false, "no script " + script + " in " + directory))
                .orElseGet(() -> Check.of(gate.name(), true, gate.command().get(0) + " found"));
    }

    private static Optional<String> missingScript(GateConfig gate, Path manifest) {
        List<String> words = gate.command();
        int run = words.indexOf("run");
        if (!words.get(0).endsWith("npm") || run < 0 || !Files.isRegularFile(manifest)) {
            return Optional.empty();
        }
        Optional<String> script = words.stream()
                .skip(run + 1L)
                .filter(word -> !word.startsWith("-"))
                .findFirst();
        try {
            JsonNode scripts =
                    JsonMapper.builder().build().readTree(manifest.toFile()).path("scripts");
            return script.filter(name -> !scripts.has(name));
        } catch (IOException unreadable) {
            return script;
        }
    }
}
