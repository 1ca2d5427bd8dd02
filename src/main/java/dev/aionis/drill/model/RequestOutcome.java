package dev.aionis.drill.model;

import java.util.Locale;

/** What a client knows of a request after it ended. The classes are kept apart everywhere. */
public enum RequestOutcome {
    /** 2xx with a body as the contract has it. For a write: acknowledged. */
    OK,
    /** 429: the server did not do it, and asked to come back later. */
    THROTTLED,
    /** Any other 4xx: the request or its credentials are wrong. The server did not do it. */
    REFUSED,
    /** 5xx, or a 2xx whose body is not what the contract says. Whether a write happened is unknown. */
    SERVER_ERROR,
    /** No connection could be made, so nothing was sent. The server did not do it. */
    NOT_SENT,
    /** Sent, then a timeout or a broken connection. Whether a write happened is unknown. */
    UNKNOWN;

    /** Worked out once: an audit asks for millions. */
    private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** True where a caller sees the service failing: the numerator of an error rate. */
    public boolean failure() {
        return this == SERVER_ERROR || this == NOT_SENT || this == UNKNOWN;
    }

    /** True where a write may or may not have been done. */
    public boolean undecided() {
        return this == SERVER_ERROR || this == UNKNOWN;
    }

    public String label() {
        return label;
    }
}
