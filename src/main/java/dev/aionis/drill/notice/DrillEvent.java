package dev.aionis.drill.notice;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What others are told of, free of secrets.
 *
 * @param kind what happened
 * @param drillId the drill
 * @param environment what is drilled
 * @param owner who answers for it
 * @param at when it happened
 * @param verdict the drill's result; empty while it has none
 * @param why one sentence: what decided it, or why the drill was aborted; may be empty
 * @param scenarios id → verdict; empty while there is none
 */
public record DrillEvent(
        Kind kind,
        String drillId,
        String environment,
        String owner,
        Instant at,
        String verdict,
        String why,
        Map<String, String> scenarios) {

    /** The three moments. */
    public enum Kind {
        START("begins"),
        END("has ended"),
        ABORT("is aborted, what it changed is being undone");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public DrillEvent {
        scenarios = new LinkedHashMap<>(scenarios);
    }

    /** For people: {@code Drill ha_drill_… of staging-ha has ended: pass, every criterion met (A pass, B pass)}. */
    String sentence() {
        var text = new StringBuilder("Drill " + drillId + " of " + environment + " " + kind.words);
        String result = verdict.isEmpty() || why.isEmpty() ? verdict + why : verdict + ", " + why;
        if (!result.isEmpty()) {
            text.append(": ").append(result);
        }
        if (!scenarios.isEmpty()) {
            var parts = new java.util.StringJoiner(", ", " (", ")");
            scenarios.forEach((id, word) -> parts.add(id + " " + word));
            text.append(parts);
        }
        return text.append(". Owner: ").append(owner).toString();
    }
}
