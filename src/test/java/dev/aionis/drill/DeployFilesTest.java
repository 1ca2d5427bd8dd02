package dev.aionis.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The manifests that come with the suite: every field is one that Kubernetes knows, and every name leads somewhere. */
class DeployFilesTest {

    private static final Path BASE = Path.of("deploy/kubernetes");

    /** Kubernetes' types collect what they do not know, and would send it on; here they may not. */
    private static final YAMLMapper STRICT = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .annotationIntrospector(new JacksonAnnotationIntrospector() {

                private static final long serialVersionUID = 1L;

                @Override
                public Boolean hasAnySetter(Annotated member) {
                    return false;
                }

                @Override
                public Boolean hasAnyGetter(Annotated member) {
                    return false;
                }
            })
            .build();

    private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.of(
            "CronJob", CronJob.class,
            "PersistentVolumeClaim", PersistentVolumeClaim.class,
            "Role", Role.class,
            "RoleBinding", RoleBinding.class,
            "ServiceAccount", ServiceAccount.class);

    @TestFactory
    Stream<DynamicTest> every_field_of_a_manifest_is_known() throws IOException {
        List<Path> manifests;
        try (Stream<Path> files = Files.walk(BASE)) {
            manifests = files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.endsWith("kustomization.yaml"))
                    .toList();
        }
        assertThat(manifests).hasSizeGreaterThan(5);
        return manifests.stream()
                .map(file -> DynamicTest.dynamicTest(BASE.relativize(file).toString(), () -> {
                    JsonNode tree = STRICT.readTree(Files.readString(file));
                    Class<? extends HasMetadata> kind =
                            KINDS.get(tree.path("kind").asText());
                    assertThat(kind).as("kind of " + file).isNotNull();
                    HasMetadata object = STRICT.treeToValue(tree, kind);
                    // what a type does not know it collects, and would send on
                    assertThat(STRICT.readTree(STRICT.writeValueAsString(object)))
                            .isEqualTo(tree);
                    assertThat(object.getApiVersion())
                            .isEqualTo(tree.path("apiVersion").asText());
                }));
    }

    @Test
    void the_kustomization_names_files_that_are_there() throws IOException {
        for (Path folder :
                List.of(BASE, BASE.resolve("components/rollout"), BASE.resolve("components/standing-canary"))) {
            JsonNode kustomization = STRICT.readTree(Files.readString(folder.resolve("kustomization.yaml")));
            assertThat(items(kustomization.path("resources")))
                    .isNotEmpty()
                    .allMatch(resource -> Files.isRegularFile(folder.resolve(resource)));
        }
    }

    @Test
    void the_drill_ends_in_time_to_undo_what_it_did_and_is_not_root() throws IOException {
        CronJob cronJob = STRICT.readValue(Files.readString(BASE.resolve("cronjob.yaml")), CronJob.class);
        var pod = cronJob.getSpec().getJobTemplate().getSpec().getTemplate().getSpec();

        assertThat(pod.getTerminationGracePeriodSeconds()).isGreaterThanOrEqualTo(300);
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(cronJob.getSpec().getConcurrencyPolicy()).isEqualTo("Forbid");
        assertThat(cronJob.getSpec().getJobTemplate().getSpec().getBackoffLimit())
                .isZero();
        assertThat(pod.getContainers().get(0).getVolumeMounts())
                .extracting(mount -> mount.getMountPath())
                .contains("/suite/drill-records", "/suite/allure-results");
        assertThat(Files.readString(Path.of("deploy/Dockerfile")))
                .contains("VOLUME [\"/suite/drill-records\", \"/suite/allure-results\"]")
                .contains("USER " + pod.getSecurityContext().getRunAsUser());
    }

    private static List<String> items(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
