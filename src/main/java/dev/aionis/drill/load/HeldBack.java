package dev.aionis.drill.load;

import java.util.Locale;

/** Why a request that was due was not sent. */
public enum HeldBack {
    /** A server had asked to come back later. */
    RETRY_AFTER,
    /** As many requests as the plan allows were still under way. */
    TOO_MANY_UNDER_WAY,
    /** No write of this load had been acknowledged yet, so there was nothing of its own to recall. */
    NOTHING_TO_RECALL;

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
