package dev.aionis.drill.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.model.StopMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The configurations that come with the suite. */
class ShippedFilesTest {

    private static final Set<String> PINS =
            Set.of("safety.system-identifier", "safety.database-target-hash", "safety.scope-retention");

    /** Shown as comments: they need somebody's key, and somebody to tell. */
    private static final Set<String> SECRETS =
            Set.of("record.signing-key", "record.key-id", "notifications.slack-webhook", "notifications.json-webhook");

    private static final Path LOCAL = Path.of("drill-config/local.yaml");
    private static final Path DOCKER = Path.of("drill-config/docker.yaml");
    private static final Path STAGING = Path.of("drill-config/staging.yaml");

    private static final Path KUBERNETES = Path.of("drill-config/examples/kubernetes-cloudnativepg.yaml");

    private static final Map<String, String> STAGING_ENVIRONMENT = Map.of(
            "AIONIS_API", "https://aionis.staging.example.org",
            "AIONIS_REPLICA_1", "http://10.0.0.11:3001",
            "AIONIS_REPLICA_2", "http://10.0.0.12:3001",
            "AIONIS_API_KEY", "an-api-key",
            "AIONIS_DB_URL", "jdbc:postgresql://db.staging:5432/aionis",
            "AIONIS_DB_USER", "drill",
            "AIONIS_DB_PASSWORD", "a-password",
            "GRAFANA_URL", "https://grafana.staging.example.org");

    @Test
    void the_local_drill_is_accepted_without_a_warning() {
        ConfigReading reading = DrillConfigReader.reading(LOCAL, Map.of(), Map.of());
        DrillConfig config = reading.config();

        assertThat(reading.warnings()).isEmpty();
        assertThat(config.environment()).isEqualTo("local");
        assertThat(config.deployment().kind()).isEqualTo(DeploymentConfig.Kind.EMBEDDED);
        assertThat(config.objectives().restore().rto()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.worker().stop()).isEqualTo(StopMode.KILL);
    }

    @Test
    void the_local_drill_writes_out_every_key_that_an_embedded_deployment_knows() throws IOException {
        var written = new TreeSet<String>();
        ConfigNode root = treeOf(LOCAL);
        collect(root, "", written);

        Set<String> known = new TreeSet<>(KeyPaths.all());
        known.removeIf(path -> Stream.of(
                        "deployment.external",
                        "deployment.containers",
                        "docker",
                        "hook",
                        "kubernetes",
                        "monitoring.incidents",
                        "load.scope")
                .anyMatch(path::startsWith));
        // shown as comments: they need an installation, or a wish to see a drill fail
        known.remove("deployment.sandbox.postgres-home");
        known.remove("deployment.sandbox.defect");
        known.remove("monitoring.prometheus");
        known.removeIf(ShippedFilesTest::someonesOwn);
        // made anew for each drill: there is nothing to pin, and nothing stays
        known.removeAll(PINS);
        known.removeAll(SECRETS);
        assertThat(written).isEqualTo(known);
        assertThat(Files.readString(LOCAL))
                .contains(
                        "# postgres-home:",
                        "# defect:",
                        "# prometheus:",
                        "# scope:",
                        "# incidents:",
                        "# system-identifier:",
                        "# owner:",
                        "# signing-key:");
    }

    /** Whom to ask and where to read on is another matter in every installation. */
    private static boolean someonesOwn(String path) {
        return path.matches("report\\.[a-z-]+\\.(owner|links\\..*)");
    }

    @Test
    void the_docker_drill_is_accepted_with_public_images_or_those_of_its_environment() {
        ConfigReading reading = DrillConfigReader.reading(DOCKER, Map.of(), Map.of());
        assertThat(reading.warnings()).isEmpty();
        ContainersConfig images = reading.config().deployment().containers().orElseThrow();
        assertThat(images.postgresImage()).isEqualTo("postgres:16");
        assertThat(images.javaImage()).isEqualTo("eclipse-temurin:17-jre");

        var local = Map.of("DRILL_POSTGRES_IMAGE", "ha-drills/debian:1", "DRILL_JAVA_IMAGE", "ha-drills/debian:2");
        images = DrillConfigReader.read(DOCKER, Map.of(), local)
                .deployment()
                .containers()
                .orElseThrow();
        assertThat(images.postgresImage()).isEqualTo("ha-drills/debian:1");
        assertThat(images.javaImage()).isEqualTo("ha-drills/debian:2");
    }

    @Test
    void the_docker_drill_writes_out_every_key_that_a_deployment_in_containers_knows() throws IOException {
        var written = new TreeSet<String>();
        collect(treeOf(DOCKER), "", written);

        Set<String> known = new TreeSet<>(KeyPaths.all());
        known.removeIf(path -> Stream.of(
                        "deployment.external",
                        "docker.worker",
                        "hook",
                        "kubernetes",
                        "monitoring.incidents",
                        "load.scope")
                .anyMatch(path::startsWith));
        known.remove("deployment.sandbox.postgres-home");
        known.remove("deployment.sandbox.defect");
        known.remove("monitoring.prometheus");
        known.removeIf(ShippedFilesTest::someonesOwn);
        known.removeAll(PINS);
        known.removeAll(SECRETS);
        assertThat(written).isEqualTo(known);
    }

    /** So that what is seen in one can be held against the other. */
    @Test
    void the_docker_drill_demands_what_the_local_drill_demands() {
        DrillConfig local = DrillConfigReader.read(LOCAL, Map.of(), Map.of());
        DrillConfig docker = DrillConfigReader.read(DOCKER, Map.of(), Map.of());

        assertThat(docker.objectives()).isEqualTo(local.objectives());
        assertThat(docker.load()).isEqualTo(local.load());
        assertThat(docker.deployment().sandbox()).isEqualTo(local.deployment().sandbox());
        assertThat(docker.worker()).isEqualTo(local.worker());
        assertThat(docker.replica()).isEqualTo(local.replica());
        assertThat(docker.gates()).isEqualTo(local.gates());
    }

    @Test
    void the_files_have_the_five_validation_commands_of_the_template() {
        List<String> template = List.of(
                "npm run -s job:health-gate -- --strict-warnings --consistency-check-set scope",
                "npm run -s job:consistency-check:cross-tenant -- --strict-warnings",
                "npm run -s gate:memory-store-p2:release",
                "npm run -s preflight:prod",
                "npm run -s gate:core:prod -- --base-url {api} --scope default");

        for (DrillConfig config : List.of(
                DrillConfigReader.read(LOCAL, Map.of(), Map.of()),
                DrillConfigReader.read(DOCKER, Map.of(), Map.of()),
                DrillConfigReader.read(STAGING, Map.of(), STAGING_ENVIRONMENT))) {
            assertThat(config.gates())
                    .extracting(gate -> String.join(" ", gate.command()))
                    .containsExactlyElementsOf(template);
            assertThat(config.gates(GateConfig.Phase.AFTER_WORKER))
                    .extracting(GateConfig::name)
                    .containsExactly("health-gate", "cross-tenant");
        }
    }

    @Test
    void the_staging_drill_is_accepted_with_its_environment() {
        ConfigReading reading = DrillConfigReader.reading(STAGING, Map.of(), STAGING_ENVIRONMENT);
        ExternalConfig external = reading.config().deployment().external().orElseThrow();

        assertThat(reading.warnings()).isEmpty();
        assertThat(reading.config().environment()).isEqualTo("staging-ha");
        assertThat(external.replicas()).hasSize(2);
        assertThat(external.checkout()).isEqualTo(Path.of("."));
        assertThat(reading.config().monitoring().alertApi()).isEmpty();
        assertThat(reading.secrets()).extracting(Secret::reveal).containsExactly("an-api-key", "a-password");
    }

    @Test
    void the_staging_drill_names_each_variable_that_is_not_set() {
        for (String name : STAGING_ENVIRONMENT.keySet()) {
            var without = new HashMap<>(STAGING_ENVIRONMENT);
            without.remove(name);

            assertThat(org.assertj.core.api.Assertions.catchThrowable(
                            () -> DrillConfigReader.read(STAGING, Map.of(), without)))
                    .hasMessageContaining("has 1 problem")
                    .hasMessageContaining("seen environment variable " + name + ", which is not set");
        }
    }

    @Test
    void the_kubernetes_drill_is_accepted_and_writes_out_every_key_of_its_section() throws IOException {
        ConfigReading reading = DrillConfigReader.reading(KUBERNETES, Map.of(), STAGING_ENVIRONMENT);
        KubernetesConfig kubernetes = reading.config().kubernetes().orElseThrow();

        assertThat(reading.warnings()).isEmpty();
        assertThat(reading.config().levers())
                .isEqualTo(new LeverConfig(
                        LeverKind.KUBERNETES,
                        LeverKind.KUBERNETES,
                        LeverKind.KUBERNETES,
                        Optional.of(LeverKind.KUBERNETES)));
        assertThat(kubernetes.canary().way()).isEqualTo(KubernetesCanary.Way.COPY);
        assertThat(kubernetes.restore().orElseThrow().clusterTemplate()).isRegularFile();
        var written = new TreeSet<String>();
        collect(treeOf(KUBERNETES), "", written);
        Set<String> known = new TreeSet<>(KeyPaths.all());
        known.removeIf(path -> !path.startsWith("kubernetes."));
        String text = Files.readString(KUBERNETES);
        assertThat(known)
                .allMatch(path -> written.contains(path)
                        || text.contains("# " + path.substring(path.lastIndexOf('.') + 1) + ":"));
    }

    @Test
    void the_head_of_the_staging_drill_lists_its_variables() throws IOException {
        String text = Files.readString(STAGING);
        String head = text.substring(0, text.indexOf("environment:"));
        Matcher variable = Pattern.compile("\\$\\{([A-Z_]+?)(_[12])?}").matcher(text);

        while (variable.find()) {
            assertThat(head).contains(variable.group(1));
        }
    }

    private static ConfigNode treeOf(Path file) throws IOException {
        try {
            return new YamlTree(Files.readString(file), line -> Location.inFile(file.toString(), line), new Problems())
                    .parse();
        } catch (YamlSyntax broken) {
            throw new AssertionError(broken);
        }
    }

    private static void collect(ConfigNode node, String path, Set<String> into) {
        if (node instanceof ConfigNode.Section section) {
            section.entries().forEach((key, entry) -> {
                String inside = path.isEmpty() ? key : path + "." + key;
                into.add(inside);
                collect(entry.value(), inside, into);
            });
        } else if (node instanceof ConfigNode.Items list) {
            list.items().stream()
                    .filter(ConfigNode.Section.class::isInstance)
                    .forEach(item -> collect(item, path + ".0", into));
        }
    }
}
