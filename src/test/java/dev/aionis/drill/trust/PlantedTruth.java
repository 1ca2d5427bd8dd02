package dev.aionis.drill.trust;

import dev.aionis.drill.record.ScenarioRecord;
import java.util.List;
import java.util.Map;

/** A clean drill loses and alters nothing, so every row that it counts as such is an error. */
final class PlantedTruth {

    private PlantedTruth() {}

    static List<Comparison> of(ScenarioRecord scenario) {
        return scenario.measurement("ledger.classes").filter(Map.class::isInstance).stream()
                .map(classes -> (Map<?, ?>) classes)
                .map(classes -> new Comparison(
                        "rows lost or altered in a clean drill",
                        "none planted",
                        0,
                        rows(classes, "lost") + rows(classes, "altered"),
                        "rows"))
                .toList();
    }

    private static double rows(Map<?, ?> classes, String name) {
        return classes.get(name) instanceof Number count ? count.doubleValue() : 0;
    }
}
