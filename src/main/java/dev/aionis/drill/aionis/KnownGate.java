package dev.aionis.drill.aionis;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Optional;

/** The jobs and gates of Aionis by their npm script, and what the report of each has to say. */
enum KnownGate {
    MEMORY_STORE_RELEASE("gate:memory-store-p2:release", Demand.SAYS_OK, "memory_store_p2_release"),
    PREFLIGHT("preflight:prod", Demand.DOES_NOT_DENY, "preflight"),
    CORE("gate:core:prod", Demand.DOES_NOT_DENY, "core_gate"),
    HEALTH("job:health-gate", Demand.SAYS_OK, ""),
    CROSS_TENANT("job:consistency-check:cross-tenant", Demand.FOUND_NOTHING, ""),
    OUTBOX_REPLAY("job:outbox-replay", Demand.DOES_NOT_DENY, ""),
    /** Any other command: only its exit code counts. */
    OTHER("", Demand.NOTHING, "");

    private enum Demand {
        NOTHING,
        DOES_NOT_DENY,
        SAYS_OK,
        FOUND_NOTHING
    }

    private final String script;
    private final Demand demand;
    private final String artifacts;

    KnownGate(String script, Demand demand, String artifacts) {
        this.script = script;
        this.demand = demand;
        this.artifacts = artifacts;
    }

    static KnownGate of(String script) {
        return Arrays.stream(values())
                .filter(gate -> gate.script.equals(script))
                .findFirst()
                .orElse(OTHER);
    }

    /** What a report says against a gate that exited with 0; empty if nothing. */
    Optional<String> objection(Optional<JsonNode> report) {
        JsonNode ok = report.map(json -> json.path("ok")).orElse(null);
        return switch (demand) {
            case NOTHING -> Optional.empty();
            case DOES_NOT_DENY -> objection(ok == null || !ok.isBoolean() || ok.asBoolean(), "ok = false");
            case SAYS_OK ->
                ok == null
                        ? noReport()
                        : objection(ok.isBoolean() && ok.asBoolean(), "ok = " + shown(ok) + ", expected true");
            case FOUND_NOTHING ->
                report.map(json -> json.path("summary"))
                        .map(KnownGate::findings)
                        .orElseGet(KnownGate::noReport);
        };
    }

    /** What the report of a gate that passed said. */
    String said() {
        return switch (demand) {
            case NOTHING, DOES_NOT_DENY -> "";
            case SAYS_OK -> ", report says ok";
            case FOUND_NOTHING -> ", report says no errors and no warnings";
        };
    }

    /** What an exit code other than 0 stands for, or nothing. */
    String meaning(int exitCode) {
        if (this == HEALTH && exitCode <= 2) {
            return exitCode == 2 ? ": the gate failed" : ": usage or runtime error";
        }
        if (exitCode == 126 || exitCode == 127) {
            return ": the command could not be run";
        }
        return exitCode > 128 ? ": ended by signal " + (exitCode - 128) : "";
    }

    /** Where a run leaves its summary, relative to the checkout. */
    Optional<String> artifact(String runId) {
        return artifacts.isEmpty() || !runId.matches("[\\w.:-]+")
                ? Optional.empty()
                : Optional.of("artifacts/" + artifacts + "/" + runId + "/summary.json");
    }

    private static Optional<String> findings(JsonNode summary) {
        JsonNode errors = summary.path("errors");
        JsonNode warnings = summary.path("warnings");
        return objection(
                isZero(errors) && isZero(warnings),
                "errors = " + shown(errors) + ", warnings = " + shown(warnings) + ", expected 0 and 0");
    }

    private static Optional<String> objection(boolean fine, String said) {
        return fine ? Optional.empty() : Optional.of("exit code 0, but its report says " + said);
    }

    private static Optional<String> noReport() {
        return Optional.of("exit code 0, but no whole JSON object at the end of its output, expected its report");
    }

    private static boolean isZero(JsonNode number) {
        return number.isIntegralNumber() && number.asLong() == 0;
    }

    private static String shown(JsonNode node) {
        return node.isMissingNode() ? "nothing" : node.toString();
    }
}
