package dev.aionis.drill.record;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The measurements of a scenario that its template does not show at a place of their own, in reading order. */
record OtherMeasurements(Map<String, Object> byKey) {

    static OtherMeasurements of(ScenarioRecord scenario) {
        Map<String, Object> rest = new LinkedHashMap<>();
        for (MeasuredKey key : MeasuredKey.values()) {
            scenario.measurement(key.key()).ifPresent(value -> rest.put(key.key(), value));
        }
        scenario.measurements().forEach(rest::putIfAbsent);
        rest.keySet().removeAll(shown(ScenarioTemplate.of(scenario.id())));
        return new OtherMeasurements(rest);
    }

    /** What a measurement is called. */
    static String title(String key) {
        return MeasuredKey.of(key).map(MeasuredKey::title).orElseGet(() -> ValueText.title(key));
    }

    private static Set<String> shown(ScenarioTemplate template) {
        Set<String> shown = new LinkedHashSet<>();
        template.moments().forEach(key -> shown.add(key.key()));
        template.headlines().forEach(headline -> headline.keys().forEach(key -> shown.add(key.key())));
        return shown;
    }
}
