package dev.aionis.drill.lever.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.model.DrillId;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a drill's own objects are called, so that they are found again and nothing else is taken for them.
 *
 * @param drill the drill's id
 */
record DrillName(DrillId drill) {

    static final String MANAGED_BY = "app.kubernetes.io/managed-by";
    static final String SUITE = "aionis-ha-drills";

    /** Carries {@link #label}; an object without it is not the drill's. */
    static final String DRILL = "aionis.dev/drill";

    private static final Pattern LABEL = Pattern.compile("ha-drill-(\\d{8})-(\\d{2,8})-[0-9a-f]{4}");

    /** Date, number and a sign of the environment: short enough for a label and the head of a pod's name. */
    String label() {
        String[] parts = drill.value().split("_", -1);
        String number = parts[parts.length - 1];
        String environment = drill.value().substring("ha_drill_".length());
        return "ha-drill-%s-%s-%s"
                .formatted(
                        parts[2],
                        number,
                        "%08x".formatted(environment.hashCode()).substring(0, 4))
                .toLowerCase(Locale.ROOT);
    }

    Map<String, String> labels() {
        return Map.of(MANAGED_BY, SUITE, DRILL, label());
    }

    /** Whether a drill of the same environment gives this label to what it makes. */
    boolean sameEnvironment(String label) {
        return DrillId.gives(label, drill.environment(), LABEL, id -> new DrillName(id).label());
    }

    /** The label of the drill that made the object; empty where none did. */
    static Optional<String> of(String json) {
        JsonNode labels = Json.tree(json).path("metadata").path("labels");
        return labels.path(MANAGED_BY).asText().equals(SUITE)
                        && labels.path(DRILL).isTextual()
                ? Optional.of(labels.path(DRILL).asText())
                : Optional.empty();
    }

    /**
     * Nothing that a drill did not make is ever deleted.
     *
     * @throws DrillException if the object is not that drill's
     */
    static void require(HasMetadata object, String drillLabel) {
        Map<String, String> labels =
                Optional.ofNullable(object.getMetadata().getLabels()).orElse(Map.of());
        if (!drillLabel.equals(labels.get(DRILL))) {
            throw new DrillException(
                    object.getKind() + " " + object.getMetadata().getName() + ", label " + DRILL + " is "
                            + labels.getOrDefault(DRILL, "missing") + ", expected " + drillLabel,
                    "it is not the drill's, so it is left alone; look what took the name");
        }
    }
}
