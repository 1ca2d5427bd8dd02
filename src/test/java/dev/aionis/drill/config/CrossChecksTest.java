package dev.aionis.drill.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What values must be to each other. */
class CrossChecksTest {

    @TempDir
    private Path folder;

    private String refusal(String text) {
        return new Configurations(folder).refusal(text);
    }

    @Test
    void the_rollback_release_is_another_than_the_candidate() {
        assertThat(refusal(Configurations.SHORTEST.replace("v0.1.8", "v0.2.2")))
                .contains("drill.yaml:6: release.rollback, seen the candidate's own tag, expected another tag");
    }

    @Test
    void a_limit_is_no_shorter_than_its_objective() {
        assertThat(refusal(Configurations.SHORTEST + "objectives: {worker: {drain: 10m}}\nworker: {limit: 5m}\n"))
                .contains("drill.yaml:16: worker.limit, seen \"5m\", expected at least objectives.worker.drain, "
                        + "which is \"10m\"");
        assertThat(refusal(Configurations.SHORTEST + "objectives: {restore: {rto: 3h}}\n"))
                .contains("drill.yaml:15: restore.limit, seen \"2h\", the default, expected at least "
                        + "objectives.restore.rto, which is \"3h\"");
        for (String key : new String[] {"slo", "error-rate-recovery", "latency-recovery"}) {
            assertThat(refusal(Configurations.SHORTEST + "objectives: {rollback: {" + key + ": 1h}}\n"))
                    .contains(
                            "rollback.limit, seen \"30m\", the default, expected at least objectives.rollback." + key);
        }
    }

    @Test
    void probes_quicken_while_something_is_down() {
        assertThat(refusal(Configurations.SHORTEST + "observe: {probe-interval-down: 1s}\n"))
                .contains("drill.yaml:15: observe.probe-interval-down, seen \"1s\", expected at most "
                        + "observe.probe-interval, which is \"200ms\", the default");
    }

    @Test
    void the_longest_gap_of_the_backlog_leaves_room_for_one_late_sample() {
        assertThat(refusal(Configurations.SHORTEST + "observe: {backlog-longest-gap: 900ms}\n"))
                .contains("drill.yaml:15: observe.backlog-longest-gap, seen \"900ms\", expected at least twice "
                        + "observe.backlog-interval, which is \"500ms\", the default");
        assertThat(refusal(Configurations.SHORTEST + "observe: {backlog-interval: 3s}\n"))
                .contains("drill.yaml:15: observe.backlog-longest-gap, seen \"5s\", the default, expected at least");
    }

    @Test
    void an_embedded_deployment_serves_no_production() {
        assertThat(refusal(Configurations.SHORTEST + "production: true\n"))
                .contains("drill.yaml:15: production, seen true, expected false with deployment.kind embedded");
    }

    @Test
    void an_embedded_deployment_has_local_levers_only() {
        assertThat(refusal(Configurations.SHORTEST + "levers: {release: docker}\n"))
                .contains("levers.release, seen \"docker\", expected local with deployment.kind embedded");
    }

    @Test
    void an_embedded_deployment_needs_its_section_and_no_other() {
        assertThat(refusal(Configurations.SHORTEST.replace("  sandbox: {}\n", "")))
                .contains(
                        "drill.yaml:8: deployment.sandbox, seen nothing, expected a section with deployment.kind embedded");
        assertThat(refusal(Configurations.SHORTEST.replace("  sandbox: {}", """
                  sandbox: {}
                  external:
                    api: https://aionis.example.org
                    database: {url: "jdbc:postgresql://db/aionis", user: drill}\
                """)))
                .contains("deployment.external, seen a section, expected none with deployment.kind embedded");
    }

    @Test
    void an_external_deployment_needs_its_section_and_no_other() {
        assertThat(refusal(Configurations.SHORTEST.replace("kind: embedded", "kind: external")))
                .contains("deployment.external, seen nothing, expected a section with deployment.kind external")
                .contains("deployment.sandbox, seen a section, expected none with deployment.kind external");
    }

    @Test
    void only_the_worker_is_moved_by_docker() {
        assertThat(refusal(Configurations.EXTERNAL.replaceFirst(
                        "levers: \\{.*\\}", "levers: {worker: none, release: docker, restore: none, replica: docker}")))
                .contains("levers.release, seen docker, expected hook, kubernetes or none\n")
                .contains("levers.replica, seen docker, expected hook, kubernetes or none\n");
    }

    @Test
    void an_external_deployment_has_no_local_levers_and_no_sandbox_to_ask() {
        String text = Configurations.EXTERNAL
                .replace("worker: hook, ", "")
                .replace("restore: hook", "restore: local")
                .replace("dashboards: [\"https://grafana.example.org\"], ", "");

        assertThat(refusal(text))
                .contains("levers.worker, seen local, the default, expected hook, docker, kubernetes or none with")
                .contains("levers.restore, seen local, expected hook, kubernetes or none with")
                .contains("monitoring.dashboards.0, seen sandbox, the default, expected a URL with")
                .doesNotContain("levers.release");
    }

    @Test
    void a_hook_lever_needs_its_commands() {
        assertThat(refusal(Configurations.EXTERNAL.replaceAll("(?s)hook:\n.*gates:", "hook:\n  worker: {}\ngates:")))
                .contains("hook.release, seen nothing, expected a section with commands, since levers.release is hook")
                .contains("hook.restore, seen nothing")
                .doesNotContain("hook.worker, ");
    }

    @Test
    void a_hook_lever_needs_the_commands_that_it_cannot_do_without() {
        String text = Configurations.EXTERNAL
                .replace("    start: {command: [./worker-start]}\n", "")
                .replace("    rollback: {command: [./rollback]}\n", "")
                .replace("    destroy: {command: [./destroy]}\n", "")
                .replace("    stop: {command: [./worker-stop]}\n", "");

        assertThat(refusal(text))
                .startsWith("configuration drill.yaml has 4 problems")
                .contains(
                        "drill.yaml:19: hook.worker.start, seen nothing, expected a command, since levers.worker is hook")
                .contains("hook.release.rollback, seen nothing")
                .contains("hook.restore.destroy, seen nothing")
                .contains("hook.worker.stop, seen nothing, expected a command, since worker.stop is stop")
                .contains("HINT: add \"stop: {command: [./script]}\"; docs/hooks.md says what it must do");
        assertThat(refusal(text.replace("levers: {worker: hook,", "levers: {worker: none,")))
                .startsWith("configuration drill.yaml has 2 problems");
    }

    @Test
    void a_command_that_nobody_polls_may_run_as_long_as_its_objective() {
        String text = Configurations.EXTERNAL
                .replace("    status: {command: [./restore-status]}\n", "")
                .replace("[./restore]}", "[./restore], timeout: 10m}")
                .replace("    status: {command: [./release-status]}\n", "");

        assertThat(refusal(text))
                .startsWith("configuration drill.yaml has 2 problems")
                .contains("hook.restore.restore.timeout, seen \"10m\", expected at least objectives.restore.rto, "
                        + "which is \"30m\"")
                .contains("hook.release.rollback.timeout, seen \"5m\", the default, expected at least "
                        + "objectives.rollback.slo, which is \"10m\"");
    }

    @Test
    void the_way_in_which_the_worker_is_taken_away_has_a_command() {
        String text = Configurations.EXTERNAL.replace("    freeze: {command: [./worker-freeze]}\n", "");

        assertThat(refusal(text + "worker: {stop: freeze}\n"))
                .startsWith("configuration drill.yaml has 1 problem")
                .contains("hook.worker.freeze, seen nothing, expected a command, since worker.stop is freeze");
    }

    @Test
    void an_api_is_spoken_to_with_a_key_or_a_token() {
        assertThat(refusal(Configurations.EXTERNAL.replace(
                        "api-key: ${KEY}", "api-key: ${KEY}\n    bearer-token: ${PASSWORD}")))
                .contains("drill.yaml:11: deployment.external.bearer-token, seen a token beside an api-key, "
                        + "expected one of the two");
        assertThat(new Configurations(folder)
                        .read(Configurations.EXTERNAL.replace("api-key: ${KEY}", "bearer-token: ${KEY}"))
                        .deployment()
                        .external()
                        .orElseThrow()
                        .bearerToken()
                        .reveal())
                .isEqualTo("k3y-hunter2");
    }

    @Test
    void gates_have_names_of_their_own_and_known_tokens() {
        assertThat(refusal(Configurations.SHORTEST + """
                  - name: preflight
                    command: [curl, "{url}/health", "{api}/health"]
                """))
                .contains(
                        "drill.yaml:15: gates.1.name, seen \"preflight\" a second time, first at drill.yaml:13, expected a "
                                + "name of its own")
                .contains("gates.1.command.1, seen \"{url}/health\", expected no token but {api}")
                .doesNotContain("gates.1.command.2");
    }

    @Test
    void the_drill_writes_to_a_scope_of_its_own() {
        assertThat(refusal(Configurations.SHORTEST + "load: {scope: default}\n"))
                .contains(
                        "drill.yaml:15: load.scope, seen \"default\", the sample's scope, expected another scope than "
                                + "sample.scope");
        assertThat(refusal(Configurations.SHORTEST + "load: {scope: \"tenant:acme::scope:x\"}\n"))
                .contains(
                        "drill.yaml:15: load.scope, seen \"tenant:acme::scope:x\", expected a scope without the prefix");
        assertThat(refusal(Configurations.SHORTEST + "load: {scope: \" \"}\n")).contains("load.scope");
    }

    @Test
    void open_incidents_are_looked_for_somewhere() {
        String alone = Configurations.SHORTEST.replace(
                "alert-channel: \"#ops-alerts\"", "{alert-channel: \"#ops-alerts\", incidents: %s}");
        alone = alone.replace("monitoring:\n  {", "monitoring: {");
        assertThat(refusal(alone.formatted("{}")))
                .contains("monitoring.incidents, seen neither alerts nor a command, expected one of them");
        assertThat(refusal(alone.formatted("{alerts: [DatabaseDown]}")))
                .contains("monitoring.incidents, seen alerts, but no monitoring.alert-api, expected a URL");
    }

    @Test
    void they_are_made_even_while_other_values_are_broken() {
        String text = Configurations.SHORTEST.replace("v0.1.8", "v0.2.2").replace("owner:", "ownr:")
                + "objectives: {worker: {drain: 2h, backlog-factor: x}}\n";

        assertThat(refusal(text))
                .startsWith("configuration drill.yaml has 4 problems")
                .contains("release.rollback, seen the candidate's own tag")
                .contains("worker.limit, seen \"30m\", the default, expected at least objectives.worker.drain");
    }

    @Test
    void no_worker_is_started_on_a_restored_copy() {
        assertThat(refusal(Configurations.SHORTEST + "restore: {start-worker: true}\n"))
                .contains("restore.start-worker, seen true, expected false");
    }

    @Test
    void an_external_deployment_without_contradictions_is_accepted() {
        assertThat(new Configurations(folder)
                        .reading(Configurations.EXTERNAL, Map.of())
                        .config()
                        .deployment()
                        .kind())
                .isEqualTo(DeploymentConfig.Kind.EXTERNAL);
    }

    @Test
    void unexpected_alerts_need_somebody_who_can_be_asked_for_them() {
        String text = Configurations.SHORTEST + "abort: {on-unexpected-alert: true}\n";

        assertThat(refusal(text))
                .contains("monitoring.alert-api, seen nothing, expected the base URL of an Alertmanager")
                .contains("abort.on-unexpected-alert looks for alerts there");
    }
}
