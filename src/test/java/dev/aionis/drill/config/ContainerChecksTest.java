package dev.aionis.drill.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a deployment in containers needs, and how a container may be named. */
class ContainerChecksTest {

    @TempDir
    private Path folder;

    private String refusal(String text) {
        return new Configurations(folder).refusal(text);
    }

    private DrillConfig config(String text) {
        return new Configurations(folder).reading(text, Map.of()).config();
    }

    @Test
    void containers_need_their_sections_and_no_other() {
        assertThat(config(Configurations.CONTAINERS).deployment().kind()).isEqualTo(DeploymentConfig.Kind.CONTAINERS);
        assertThat(refusal(Configurations.CONTAINERS.replace("  containers: {}\n", "")))
                .contains("deployment.containers, seen nothing, expected a section with deployment.kind containers");
        assertThat(refusal(Configurations.CONTAINERS.replace("  sandbox: {}\n", "")))
                .contains("deployment.sandbox, seen nothing, expected a section with deployment.kind containers");
        assertThat(refusal(Configurations.SHORTEST.replace("  sandbox: {}\n", "  sandbox: {}\n  containers: {}\n")))
                .contains("deployment.kind, seen a section deployment.containers, expected kind containers");
    }

    @Test
    void containers_serve_no_production_and_have_their_images_postgres() {
        assertThat(refusal(Configurations.CONTAINERS + "production: true\n"))
                .contains("production, seen true, expected false with deployment.kind containers");
        assertThat(refusal(Configurations.CONTAINERS.replace("sandbox: {}", "sandbox: {postgres-home: /opt/pg}")))
                .contains("deployment.sandbox.postgres-home, seen a directory, expected nothing with deployment.kind"
                        + " containers");
    }

    @Test
    void containers_are_moved_by_their_own_levers() {
        assertThat(config(Configurations.CONTAINERS + "levers: {worker: docker}\n")
                        .levers()
                        .worker())
                .isEqualTo(LeverKind.DOCKER);
        assertThat(refusal(Configurations.CONTAINERS + "levers: {worker: none}\n"))
                .contains("levers.worker, seen \"none\", expected docker or local with deployment.kind containers");
        assertThat(refusal(Configurations.CONTAINERS + "levers: {restore: docker}\n"))
                .contains("levers.restore, seen \"docker\", expected local with deployment.kind containers");
    }

    @Test
    void an_external_worker_in_a_container_is_named_in_one_way() {
        String docker = Configurations.EXTERNAL.replace("worker: hook,", "worker: docker,");
        assertThat(refusal(docker))
                .contains("levers.worker, seen docker, but nothing under docker.worker, expected the container that the"
                        + " worker runs in");
        assertThat(refusal(docker + "docker: {worker: {}}\n"))
                .contains("docker.worker, seen no way to find it, expected name, or label, or project and service");
        assertThat(refusal(docker + "docker: {worker: {name: worker, label: role=worker}}\n"))
                .contains("docker.worker, seen 2 ways to find it");
        assertThat(refusal(docker + "docker: {worker: {project: aionis}}\n"))
                .contains("docker.worker, seen half of a way to find it");
        assertThat(refusal(docker + "docker: {worker: {label: worker}}\n"))
                .contains("docker.worker.label, seen \"worker\", expected key=value");
        for (String named : new String[] {"name: worker", "label: role=worker", "project: aionis, service: worker"}) {
            assertThat(new Configurations(folder)
                            .reading(docker + "docker: {worker: {" + named + "}}\n", Map.of())
                            .config()
                            .docker())
                    .isPresent();
        }
    }
}
