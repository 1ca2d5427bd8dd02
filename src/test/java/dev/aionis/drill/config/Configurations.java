package dev.aionis.drill.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Configuration texts for tests: a short valid one, and variations of it. */
final class Configurations {

    /** What must be written for an embedded deployment, and nothing more. */
    static final String SHORTEST = """
            environment: local
            owner: platform-oncall
            sample: {tenant: default, scope: default}
            release:
              candidate: v0.2.2
              rollback: v0.1.8
            deployment:
              kind: embedded
              sandbox: {}
            monitoring:
              alert-channel: "#ops-alerts"
            gates:
              - name: preflight
                command: [npm, run, -s, "preflight:prod"]
            """;

    /** The same in containers. */
    static final String CONTAINERS = SHORTEST.replace("kind: embedded", "kind: containers")
            .replace("  sandbox: {}\n", "  sandbox: {}\n  containers: {}\ndocker: {}\n");

    /** An external deployment, with placeholders for what {@link #OUTSIDE} has. */
    static final String EXTERNAL = """
            environment: staging-ha
            owner: platform-oncall
            sample: {tenant: default, scope: default}
            release: {candidate: v0.2.2, rollback: v0.1.8}
            deployment:
              kind: external
              external:
                api: ${API}
                replicas: ["http://10.0.0.1:3001", "http://10.0.0.2:3001"]
                api-key: ${KEY}
                database:
                  url: jdbc:postgresql://db.example.org:5432/aionis
                  user: drill
                  password: ${PASSWORD}
            monitoring: {dashboards: ["https://grafana.example.org"], alert-channel: "#ops-alerts",
                         incidents: {command: {command: [./incidents]}}}
            levers: {worker: hook, release: hook, restore: hook}
            hook:
              worker:
                stop: {command: [./worker-stop]}
                kill: {command: [./worker-kill]}
                freeze: {command: [./worker-freeze]}
                start: {command: [./worker-start]}
                status: {command: [./worker-status]}
                logs: {command: [./worker-logs]}
              release:
                current: {command: [./current]}
                available: {command: [./available]}
                deploy-canary: {command: [./deploy-canary]}
                rollback: {command: [./rollback]}
                status: {command: [./release-status]}
                logs: {command: [./release-logs]}
              replica:
                kill: {command: [./replica-kill]}
                start: {command: [./replica-start]}
                status: {command: [./replica-status]}
                logs: {command: [./replica-logs]}
              restore:
                snapshot: {command: [./snapshot]}
                rehearsed: {command: [./rehearsed]}
                archive: {command: [./archive]}
                restore: {command: [./restore]}
                status: {command: [./restore-status]}
                start-api: {command: [./start-api]}
                destroy: {command: [./destroy]}
                list: {command: [./list]}
              cleanup: {command: [./cleanup]}
              load:
                start: {command: [./load-start]}
                stop: {command: [./load-stop]}
                status: {command: [./load-status]}
            gates:
              - name: preflight
                command: [npm, run, -s, "preflight:prod"]
            """;

    static final Map<String, String> OUTSIDE =
            Map.of("API", "https://aionis.example.org", "KEY", "k3y-hunter2", "PASSWORD", "pw-hunter2");

    private final Path folder;

    Configurations(Path folder) {
        this.folder = folder;
    }

    /** Writes the text to a file that is named as a user would name it. */
    Path file(String text) {
        try {
            return Files.writeString(folder.resolve("drill.yaml"), text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    ConfigReading reading(String text, Map<String, String> overrides) {
        return DrillConfigReader.reading(file(text), overrides, OUTSIDE);
    }

    DrillConfig read(String text) {
        return reading(text, Map.of()).config();
    }

    /** The refusal of a text, with the temporary folder's name taken out of its message. */
    String refusal(String text) {
        return refusal(text, Map.of());
    }

    String refusal(String text, Map<String, String> overrides) {
        try {
            reading(text, overrides);
        } catch (ConfigurationRefused refused) {
            return refused.getMessage().replace(folder + "/", "");
        }
        throw new AssertionError("accepted, expected a refusal:\n" + text);
    }
}
