package dev.aionis.drill.facts;

import dev.aionis.drill.aionis.SmokeResult;
import dev.aionis.drill.criteria.Check;
import dev.aionis.drill.model.CriterionStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A smoke of an API.
 *
 * @param result path of what it saw; empty where there was no API to ask
 */
public record SmokeSeen(Optional<String> result) {

    /** What each check of the smoke asks, as the drill template names it. */
    private static final Map<String, String> ENDPOINTS = Map.of(
            "health", "/health",
            "write", "/v1/memory/write",
            "find", "/v1/memory/find",
            "recall", "/v1/memory/recall_text");

    /** How many checks there must be. */
    public static final int EXPECTED = ENDPOINTS.size();

    public List<Check> checks(Evidence evidence) {
        return result.map(path -> evidence.json(path, SmokeResult.class).checks()).orElse(List.of()).stream()
                .map(check ->
                        Check.of(ENDPOINTS.getOrDefault(check.name(), check.name()), check.passed(), check.detail()))
                .toList();
    }

    /** What was asked by the checks that passed, or by the others. */
    List<String> endpoints(Evidence evidence, boolean passed) {
        return checks(evidence).stream()
                .filter(check -> (check.status() == CriterionStatus.MET) == passed)
                .map(Check::name)
                .toList();
    }
}
