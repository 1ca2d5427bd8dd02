package dev.aionis.drill.run.plan;

import dev.aionis.drill.aionis.AionisApi;
import dev.aionis.drill.aionis.SentSql;
import dev.aionis.drill.config.DrillConfig;
import dev.aionis.drill.config.DurationText;
import dev.aionis.drill.config.ExternalConfig;
import dev.aionis.drill.config.GateConfig;
import dev.aionis.drill.model.TenantScope;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What the plans of all scenarios need to know, and how they word it. */
public record PlanFacts(DrillConfig config, PlannedLevers levers) {

    /** Stands for the drill id, which is given when a drill begins. */
    public static final String ID = "<drill id>";

    TenantScope scope() {
        return new TenantScope(config.sample().tenant(), config.load().scopeOf(ID));
    }

    String api() {
        return config.deployment()
                .external()
                .map(ExternalConfig::api)
                .map(URI::toString)
                .orElse("the sandbox's balancer");
    }

    List<String> replicas() {
        return config.deployment()
                .external()
                .map(external -> external.replicas().stream().map(URI::toString).toList())
                .orElse(List.of("api-1", "api-2"));
    }

    String database() {
        return config.deployment()
                .external()
                .map(external -> external.database().url().replaceFirst("\\?.*", ""))
                .orElse("the sandbox's database");
    }

    /** Writes and recalls for a time, open-loop, each sent when it is due. */
    List<String> load(String where, double share, Duration time) {
        return List.of(
                rated("POST " + AionisApi.WRITE, config.load().writesPerSecond() * share, where, time) + ", in "
                        + scope(),
                rated("POST " + AionisApi.RECALL, config.load().recallsPerSecond() * share, where, time));
    }

    /** The same while something is waited for. */
    List<String> loadUntil(String end, Duration limit) {
        return load(api(), 1, limit).stream()
                .map(line -> line + ", until " + end + ", at most that long")
                .toList();
    }

    /** Requests at the probes' interval while all is well. */
    List<String> probes() {
        String every = " every " + DurationText.format(config.observe().probeInterval()) + ", every "
                + DurationText.format(config.observe().probeIntervalDown()) + " while something is down";
        return List.of(
                "GET " + AionisApi.HEALTH + " of each of " + String.join(", ", replicas()) + every,
                "GET " + AionisApi.HEALTH + ", POST " + AionisApi.FIND + ", POST " + AionisApi.WRITE + " through "
                        + api() + every);
    }

    /** Asked from before the disruption to the end of the scenario. */
    List<String> alerts(List<String> expected) {
        return expected.isEmpty()
                ? List.of()
                : List.of("GET firing alerts " + String.join(", ", expected) + " every "
                        + DurationText.format(config.observe().alertInterval()) + " from "
                        + config.monitoring()
                                .alertApi()
                                .or(config.monitoring()::prometheus)
                                .orElse("nowhere"));
    }

    List<String> live(SentSql... readings) {
        return sql("live database", readings);
    }

    List<String> copy(SentSql... readings) {
        return sql("restored copy", readings);
    }

    List<String> gates(GateConfig.Phase phase) {
        return config.gates(phase).stream()
                .map(gate -> "command $ " + command(gate) + ", ended after " + DurationText.format(gate.timeout()))
                .toList();
    }

    Duration gatesLimit(GateConfig.Phase phase) {
        return config.gates(phase).stream().map(GateConfig::timeout).reduce(Duration.ZERO, Duration::plus);
    }

    /** With the token as it is where the address is not known before the deployment runs. */
    private String command(GateConfig gate) {
        String command = String.join(" ", gate.command());
        return config.deployment().external().isPresent() ? command.replace(GateConfig.API, api()) : command;
    }

    private static List<String> sql(String where, SentSql... readings) {
        return Arrays.stream(readings)
                .map(reading -> "SQL to the " + where + ": " + reading.what() + " (" + reading + ")")
                .toList();
    }

    private static String rated(String call, double perSecond, String where, Duration time) {
        return String.format(
                Locale.ROOT,
                "%s at %s/s for %s, about %d requests, to %s",
                call,
                perSecond == Math.rint(perSecond) ? Long.toString((long) perSecond) : Double.toString(perSecond),
                DurationText.format(time),
                Math.round(perSecond * time.toNanos() / 1e9),
                where);
    }
}
