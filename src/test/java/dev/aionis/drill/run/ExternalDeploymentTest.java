package dev.aionis.drill.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.aionis.drill.aionis.RawServer;
import dev.aionis.drill.aionis.TestCa;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found out about an external deployment when it is reached, before anything else is done. */
class ExternalDeploymentTest {

    @TempDir
    static Path base;

    @TempDir
    static Path folder;

    private static RawServer server;
    private static TestCa ca;

    @BeforeAll
    static void serve() throws IOException, GeneralSecurityException {
        ca = new TestCa(folder);
        server = new RawServer((request, client) -> RawServer.reset(client), ca.listener());
    }

    @AfterAll
    static void end() {
        server.close();
    }

    private static String refusal(String caLine, String levers) throws IOException {
        Path yaml = Files.writeString(base.resolve("drill.yaml"), """
                environment: tls-test
                owner: platform-oncall
                sample: {tenant: default, scope: default}
                release: {candidate: v0.2.2, rollback: v0.1.8}
                deployment:
                  kind: external
                  external:
                    api: %s
                    %s
                    database: {url: "jdbc:postgresql://127.0.0.1:1/aionis", user: drill}
                monitoring: {dashboards: ["http://127.0.0.1:1"], alert-channel: "#ops-alerts"}
                %s
                gates: [{name: preflight, command: ["true"]}]
                """.formatted(server.secureUrl(), caLine, levers));
        var run = new DrillRun(
                new DrillSettings(base, base.resolve("target"), yaml, Map.of(), Map.of(), Optional.empty()),
                new KeptAttachments());
        var environment = run.kit(Environment.class, run.select(Scenario.PRECONDITIONS, List.of()));
        environment.readConfiguration();
        Throwable refused = catchThrowable(environment::reachDeployment);
        run.close();
        return String.valueOf(refused.getMessage());
    }

    private static String refusal(String caLine) throws IOException {
        return refusal(caLine, "levers: {worker: none, release: none, restore: none}");
    }

    @Test
    void a_certificate_that_the_runtime_does_not_know_is_refused_and_the_key_is_named() throws IOException {
        assertThat(refusal(""))
                .startsWith("API balancer " + server.secureUrl() + ", its certificate is not trusted: ")
                .contains(", expected one signed by a CA that the Java runtime knows")
                .contains("HINT: set deployment.external.ca-certificate to the PEM file");
    }

    @Test
    void with_the_ca_that_signed_it_the_next_thing_is_found_out() throws IOException {
        assertThat(refusal("ca-certificate: " + ca.pem()))
                .doesNotContain("certificate")
                .contains("127.0.0.1:1");
    }

    @Test
    void a_program_that_is_missing_is_found_before_anything_is_done() throws IOException {
        String hooks = """
                levers: {worker: hook, release: none, restore: none}
                hook:
                  directory: %s
                  worker: {stop: {command: ["true"]}, start: {command: [./start-wroker]}}
                """.formatted(folder);

        assertThat(refusal("ca-certificate: " + ca.pem(), hooks))
                .startsWith("hook.worker.start: program ./start-wroker, no executable file in " + folder)
                .contains("HINT: nothing was changed; correct the command in the drill config, or hook.directory");
    }
}
