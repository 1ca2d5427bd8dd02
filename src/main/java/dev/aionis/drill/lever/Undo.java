package dev.aionis.drill.lever;

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
}
