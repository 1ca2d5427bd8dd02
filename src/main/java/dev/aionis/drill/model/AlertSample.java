package dev.aionis.drill.model;

import java.time.Instant;
import java.util.Optional;

/**
 * What one poll of monitoring said of one alert.
 *
 * @param alert the name of its rule
 * @param sentAt when the poll was sent
 * @param answeredAt when its answer was complete or its failure was known
 * @param since the server's own moment of its beginning, by the server's clock; empty unless it fires
 * @param detail how often it fires, why nobody is told, or why there was no telling
 */
public record AlertSample(
        String alert, Instant sentAt, Instant answeredAt, State state, Optional<Instant> since, String detail) {

    /** Whether somebody is told of the alert. */
    public enum State {
        FIRING,
        QUIET,
        /** It fires, but is silenced or inhibited: nobody is told. */
        MUTED,
        /** Monitoring gave no answer that could be used. */
        UNKNOWN
    }

    public AlertSample {
        if (alert.isBlank()) {
            throw new IllegalArgumentException("alert sample, alert is blank, expected the name of a rule");
        }
    }

    /** Whether it says anything of the alert. */
    public boolean told() {
        return state != State.UNKNOWN;
    }

    public boolean firing() {
        return state == State.FIRING;
    }
}
