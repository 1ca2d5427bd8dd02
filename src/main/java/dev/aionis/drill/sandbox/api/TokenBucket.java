package dev.aionis.drill.sandbox.api;

import java.time.Duration;
import java.util.function.LongSupplier;

/** A token bucket: holds up to {@code burst} tokens, refilled at {@code perSecond}. */
final class TokenBucket {

    private final double perSecond;
    private final double burst;
    private final LongSupplier nanos;
    private double tokens;
    private long refilledAt;

    TokenBucket(double perSecond, double burst, LongSupplier nanos) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.nanos = nanos;
        this.tokens = burst;
        this.refilledAt = nanos.getAsLong();
    }

    /** Takes a token; zero when there was one, else how long until there will be. */
    synchronized Duration take() {
        long now = nanos.getAsLong();
        tokens = Math.min(burst, tokens + (now - refilledAt) / 1e9 * perSecond);
        refilledAt = now;
        if (tokens >= 1) {
            tokens -= 1;
            return Duration.ZERO;
        }
        return Duration.ofNanos((long) Math.ceil((1 - tokens) / perSecond * 1e9));
    }
}
