package dev.aionis.drill.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is pointed out before a run, and does not refuse it. */
class ForewarningsTest {

    @TempDir
    private Path folder;

    private List<String> warnings(String text, Map<String, String> overrides) {
        return new Configurations(folder)
                .reading(text, overrides).warnings().stream()
                        .map(warning -> warning.toString().replace(folder + "/", ""))
                        .toList();
    }

    @Test
    void rates_above_the_limits_of_aionis_are_pointed_out() {
        assertThat(warnings(
                        Configurations.SHORTEST,
                        Map.of("load.writes-per-second", "20", "load.recalls-per-second", "4.5")))
                .containsExactly(
                        "-Ddrill.set.load.recalls-per-second: load.recalls-per-second, seen 4.5/s, expected less than 4/s, "
                                + "Aionis' default limit for one client\n    HINT: throttled requests are counted apart, "
                                + "but leave fewer samples; lower the rate where limits are on",
                        "-Ddrill.set.load.writes-per-second: load.writes-per-second, seen 20/s, expected less than 5/s, "
                                + "Aionis' default limit for one client\n    HINT: throttled requests are counted apart, "
                                + "but leave fewer samples; lower the rate where limits are on");
        assertThat(warnings(Configurations.EXTERNAL, Map.of("load.writes-per-second", "5")))
                .hasSize(1);
    }

    @Test
    void a_deployment_that_is_broken_on_purpose_is_pointed_out() {
        assertThat(warnings(
                        Configurations.SHORTEST,
                        Map.of(
                                "deployment.sandbox.rate-limits",
                                "false",
                                "deployment.sandbox.defect",
                                "publishes-without-work")))
                .containsExactly("-Ddrill.set.deployment.sandbox.defect: deployment.sandbox.defect, seen "
                        + "publishes-without-work, expected nothing\n    HINT: the deployment is broken on purpose, and its "
                        + "drill is not to pass");
    }

    @Test
    void an_outage_that_one_failed_probe_can_exceed_is_pointed_out() {
        assertThat(warnings(Configurations.EXTERNAL, Map.of("objectives.replica.outage", "3s")))
                .containsExactly("-Ddrill.set.objectives.replica.outage: objectives.replica.outage, seen 3s, expected "
                        + "at least 5s, two and a half times observe.write-probe-interval\n    HINT: one probe that fails leaves open "
                        + "whether the outage was as long as that: probe more often, or allow a longer one");
        assertThat(warnings(
                        Configurations.EXTERNAL,
                        Map.of("observe.read-probe-interval", "3s", "objectives.replica.outage", "5s")))
                .singleElement()
                .asString()
                .contains("seen 5s, expected at least 7s500ms, two and a half times observe.read-probe-interval");
        assertThat(warnings(Configurations.EXTERNAL, Map.of("objectives.replica.outage", "5s")))
                .isEmpty();
    }

    @Test
    void rates_do_not_matter_where_limits_are_off() {
        assertThat(warnings(
                        Configurations.SHORTEST,
                        Map.of("load.writes-per-second", "20", "deployment.sandbox.rate-limits", "false")))
                .isEmpty();
    }

    @Test
    void a_load_within_the_limits_that_its_probes_take_beyond_them_is_pointed_out() {
        assertThat(warnings(
                        Configurations.EXTERNAL,
                        Map.of("observe.write-probe-interval", "1s", "observe.read-probe-interval", "100ms")))
                .containsExactly(
                        "-Ddrill.set.observe.read-probe-interval: observe.read-probe-interval, seen 100ms, 13/s with "
                                + "load.recalls-per-second, expected less than 10/s together, Aionis' default limit for "
                                + "one client\n    HINT: a throttled probe sees no outage, and throttles the load: "
                                + "probe less often where limits are on",
                        "-Ddrill.set.observe.write-probe-interval: observe.write-probe-interval, seen 1s, 5/s with "
                                + "load.writes-per-second, expected less than 5/s together, Aionis' default limit for "
                                + "one client\n    HINT: a throttled probe sees no outage, and throttles the load: "
                                + "probe less often where limits are on");
        assertThat(warnings(Configurations.EXTERNAL, Map.of("load.writes-per-second", "4.5")))
                .singleElement()
                .asString()
                .contains("observe.write-probe-interval, seen 2s, 5/s with load.writes-per-second");
    }

    @Test
    void a_probe_counts_as_often_as_it_asks_while_something_is_down() {
        assertThat(warnings(
                        Configurations.EXTERNAL,
                        Map.of("observe.write-probe-interval", "10ms", "observe.probe-interval-down", "50ms")))
                .singleElement()
                .asString()
                .contains("observe.write-probe-interval, seen 10ms, 24/s with load.writes-per-second");
    }

    @Test
    void the_defaults_of_load_and_probes_stay_below_the_limits() {
        assertThat(warnings(Configurations.EXTERNAL, Map.of())).isEmpty();
    }

    @Test
    void a_phase_too_short_for_its_samples_is_pointed_out() {
        assertThat(warnings(Configurations.SHORTEST, Map.of("observe.steady-state", "2s")))
                .singleElement()
                .asString()
                .contains("observe.steady-state, seen about 6 samples in 2s, expected at least 30");
        assertThat(warnings(Configurations.SHORTEST, Map.of("rollback.canary-weight", "0.01")))
                .singleElement()
                .asString()
                .contains("rollback.observe-canary, seen about 8 samples in 2m, expected at least 150");
    }

    @Test
    void a_drain_that_ends_before_dead_claims_do_is_pointed_out() {
        assertThat(warnings(Configurations.SHORTEST, Map.of("worker.stop", "kill", "objectives.worker.drain", "5s")))
                .singleElement()
                .asString()
                .contains("objectives.worker.drain, seen 5s, expected more than deployment.sandbox.claim-timeout, 5s");
        assertThat(warnings(Configurations.SHORTEST, Map.of("objectives.worker.drain", "5s")))
                .isEmpty();
    }

    @Test
    void replicas_that_are_not_listed_are_pointed_out() {
        assertThat(warnings(Configurations.EXTERNAL, Map.of("objectives.preconditions.api-replicas", "3")))
                .singleElement()
                .asString()
                .contains("seen 2 replicas in deployment.external.replicas, expected at least 3");
    }

    @Test
    void abort_conditions_that_the_drill_meets_by_itself_are_pointed_out() {
        assertThat(warnings(
                        Configurations.SHORTEST,
                        Map.of(
                                "abort.backlog", "120",
                                "worker.pause", "1m",
                                "load.writes-per-second", "2",
                                "observe.steady-state", "1m",
                                "abort.error-rate", "0.25",
                                "rollback.canary-weight", "0.5",
                                "deployment.sandbox.regression-error-rate", "0.5",
                                "abort.latency", "120ms")))
                .containsExactly(
                        "-Ddrill.set.abort.backlog: abort.backlog, seen 120 rows, expected more than 120, which writes "
                                + "alone pile up in worker.pause\n    HINT: scenario C will abort; raise it well above, "
                                + "or shorten worker.pause",
                        "-Ddrill.set.abort.error-rate: abort.error-rate, seen 0.25, expected more than 0.25, the share "
                                + "that the candidate fails of all requests\n    HINT: scenario B will abort; it is "
                                + "regression-error-rate times rollback.canary-weight",
                        "-Ddrill.set.abort.latency: abort.latency, seen 120ms, expected more than 120ms, which the "
                                + "candidate adds to each request\n    HINT: scenario B will abort; see "
                                + "deployment.sandbox.regression-latency");
    }

    @Test
    void abort_conditions_that_can_not_be_met_are_pointed_out() {
        assertThat(warnings(Configurations.SHORTEST, Map.of("abort.latency", "6s", "load.timeout", "5s")))
                .singleElement()
                .asString()
                .contains("abort.latency, seen 6s, expected at most load.timeout, 5s");
        assertThat(warnings(Configurations.SHORTEST, Map.of("abort.window", "2s")))
                .singleElement()
                .asString()
                .contains("abort.window, seen about 14 requests in 2s, expected at least abort.minimum-samples, 20");
    }
}
