package dev.aionis.drill.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What kubernetes levers need to be told. */
class KubernetesChecksTest {

    private static final String LEVERS = "levers: {worker: hook, release: hook, restore: hook}";

    /** The shortest section, with all that a lever may need. */
    static final String SECTION = """
            kubernetes:
              namespace: aionis
              worker: {deployment: aionis-worker}
              api: {deployment: aionis-api}
              restore: {cluster-template: copy.yaml}
            """;

    @TempDir
    private Path folder;

    @Test
    void each_lever_needs_its_section() {
        String levers = Configurations.EXTERNAL.replace(
                LEVERS, "levers: {worker: kubernetes, release: kubernetes, restore: kubernetes}");

        assertThat(refusal(levers))
                .contains("kubernetes.worker, seen nothing, expected a section, since levers.worker is kubernetes")
                .contains("kubernetes.api, seen nothing, expected a section, since levers.release is kubernetes")
                .contains("kubernetes.restore, seen nothing, expected a section, since levers.restore is kubernetes");
    }

    @Test
    void a_pod_is_not_frozen() {
        String config = Configurations.EXTERNAL.replace("worker: hook,", "worker: kubernetes,") + SECTION
                + "worker: {stop: freeze}\n";

        assertThat(refusal(config))
                .contains("worker.stop, seen \"freeze\", expected stop or kill with levers.worker kubernetes");
    }

    @Test
    void worker_and_api_are_two_deployments() {
        String config = Configurations.EXTERNAL + SECTION.replace("aionis-worker", "aionis-api");

        assertThat(refusal(config))
                .contains(
                        "kubernetes.api.deployment, seen \"aionis-api\", which is kubernetes.worker.deployment as well");
    }

    @Test
    void a_standing_canary_is_named_where_it_is_used_and_nowhere_else() {
        assertThat(refusal(Configurations.EXTERNAL + SECTION + "  canary: {way: deployment}\n"))
                .contains("kubernetes.canary.deployment, seen nothing, expected the standing canary's name");
        assertThat(refusal(Configurations.EXTERNAL + SECTION + "  canary: {deployment: aionis-canary}\n"))
                .contains("kubernetes.canary.deployment, seen a name, expected none with way \"copy\"");
    }

    @Test
    void the_copy_is_not_called_as_the_live_cluster() {
        assertThat(refusal(Configurations.EXTERNAL
                        + SECTION.replace("copy.yaml}", "copy.yaml, name: aionis-db, backups-of: aionis-db}")))
                .contains("kubernetes.restore.name, seen \"aionis-db\", which is kubernetes.restore.backups-of as well")
                .contains("HINT: the copy is created and deleted under its name");
    }

    @Test
    void the_copy_is_not_where_the_live_database_is() {
        String live = Configurations.EXTERNAL.replace(
                "jdbc:postgresql://db.example.org:5432/aionis",
                "jdbc:postgresql://db.example.org,aionis-drill-copy-rw.aionis.svc/aionis");

        assertThat(refusal(live + SECTION))
                .contains("kubernetes.restore.host, seen \"{name}-rw.{namespace}.svc\", where"
                        + " deployment.external.database is, expected an address of the copy's own");
        assertThat(refusal(Configurations.EXTERNAL + SECTION.replace("copy.yaml}", "copy.yaml, host: DB.example.org}")))
                .contains("kubernetes.restore.host, seen \"DB.example.org\"");
    }

    @Test
    void names_are_such_as_the_api_server_takes() {
        assertThat(refusal(Configurations.EXTERNAL + SECTION.replace("aionis-worker", "Aionis_Worker")))
                .contains("kubernetes.worker.deployment, seen \"Aionis_Worker\", expected lower-case letters, digits");
    }

    private String refusal(String text) {
        return new Configurations(folder).refusal(text);
    }
}
