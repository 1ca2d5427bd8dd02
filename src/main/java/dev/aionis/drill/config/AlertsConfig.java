package dev.aionis.drill.config;

import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.stream.Stream;

/** The alerts that a disruption must raise, by the names of their rules; looked for where alerts arrive. */
public record AlertsConfig(
        @Meaning("alerts that must fire while the candidate is deployed; needs objectives.rollback.alert")
        @Default("[]")
        List<@NotBlank String> rollback,

        @Meaning("alerts that must fire while the worker is away; needs objectives.worker.alert") @Default("[]")
        List<@NotBlank String> worker,

        @Meaning("alerts that must fire while an API replica is away; needs objectives.replica.alert") @Default("[]")
        List<@NotBlank String> replica) {

    public AlertsConfig {
        rollback = rollback.stream().distinct().toList();
        worker = worker.stream().distinct().toList();
        replica = replica.stream().distinct().toList();
    }

    /** Those of all scenarios, each once. */
    public List<String> all() {
        return Stream.of(rollback, worker, replica)
                .flatMap(List::stream)
                .distinct()
                .toList();
    }
}
