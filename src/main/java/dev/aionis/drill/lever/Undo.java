package dev.aionis.drill.lever;

import dev.aionis.drill.model.DrillException;
import java.util.Map;

/**
 * How a disruption is taken back, as data: what is written down can be carried out by another process than the one
 * that made the disruption.
 *
 * @param lever name of the lever that understands it
 * @param verb what the lever is to do
 * @param parameters what the lever needs to know, the former state included; no secrets
 */
public record Undo(String lever, String verb, Map<String, String> parameters) {

    public Undo {
        parameters = Map.copyOf(parameters);
    }

    /**
     * What the lever cannot do without.
     *
     * @throws DrillException if this undo does not say it, since it was written by hand or by another version
     */
    public String parameter(String name) {
        String value = parameters.get(name);
        if (value == null) {
            throw new DrillException(
                    "undo '" + verb + "' of lever " + lever + " says " + parameters + ", expected '" + name + "' too",
                    "it was written by another version or changed by hand; take the disruption back by hand");
        }
        return value;
    }
}
