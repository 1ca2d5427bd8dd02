package dev.aionis.drill.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.sandbox.api.ApiMain;
import dev.aionis.drill.sandbox.release.Migrator;
import dev.aionis.drill.sandbox.release.Release;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What must not start does not start, and says why. */
@Tag("long")
class StartTest {

    @TempDir
    private Path folder;

    @Test
    @ExtendWith(SharedSandbox.class)
    void an_api_refuses_a_database_that_lacks_its_migrations(Sandbox sandbox) throws Exception {
        String url = sandbox.database().jdbcUrl() + "?currentSchema=behind";
        try (var rows = new Rows(sandbox.database())) {
            rows.change("create schema behind");
        }
        try (Connection owner = DriverManager.getConnection(
                url, sandbox.database().user(), sandbox.database().password())) {
            new Migrator(owner, line -> {}).migrateTo(Release.named("v0.1.8"));
        }
        try (ServiceDaemon api = startCandidateOn(sandbox, url)) {
            assertThatThrownBy(api::awaitReady)
                    .isInstanceOf(DrillException.class)
                    .hasMessageContaining("api-test ended with exit code 78 instead of getting ready")
                    .hasMessageContaining(
                            "startup contract violated: migration 0025_request_telemetry_key_prefix.sql needed by v0.2.2 not found");
        }
    }

    private ServiceDaemon startCandidateOn(Sandbox sandbox, String url) {
        int port = FreePorts.pick(1).get(0);
        Map<String, String> environment = Map.of(
                "AIONIS_RELEASE",
                "v0.2.2",
                "PORT",
                Integer.toString(port),
                "DATABASE_URL",
                url,
                "DATABASE_USER",
                sandbox.database().user(),
                "DATABASE_PASSWORD",
                sandbox.database().password(),
                "MEMORY_API_KEYS_JSON",
                "{\"key\":\"*\"}");
        URI page = URI.create("http://127.0.0.1:" + port + "/health");
        var spec =
                new ServiceSpec("api-test", ApiMain.class, environment, List.of(port), folder.resolve("api-test.log"));
        return ServiceDaemon.start(new LocalServices(), spec, page, new LoopbackHttp());
    }

    @Test
    void a_start_that_fails_leaves_no_directory() {
        SandboxSpec spec = SharedSandbox.spec(folder.resolve("sandbox"));
        SandboxSpec wrong = new SandboxSpec(
                spec.directory(),
                spec.binariesCache(),
                Optional.of(folder.resolve("no-postgres-here")),
                spec.knownGood(),
                spec.candidate(),
                spec.candidateRegression(),
                spec.rateLimits(),
                spec.workerPoll(),
                spec.workerBatch(),
                spec.claimTimeout(),
                spec.maxAttempts(),
                spec.workerWorkTime(),
                spec.archiveTimeout(),
                spec.sample(),
                spec.sampleNodes(),
                Optional.empty());
        assertThatThrownBy(() -> Sandbox.start(wrong, line -> {}))
                .isInstanceOf(DrillException.class)
                .hasMessageContaining("no-postgres-here");
        assertThat(folder.resolve("sandbox")).doesNotExist();
    }

    @Test
    void a_directory_that_holds_something_is_neither_used_nor_deleted() throws Exception {
        Path precious = Files.writeString(folder.resolve("precious"), "mine");
        assertThatThrownBy(() -> Sandbox.start(SharedSandbox.spec(folder), line -> {}))
                .hasMessageContaining("is not empty, expected a new one");
        assertThat(precious).hasContent("mine");
    }
}
