package dev.aionis.drill.sandbox.api;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** The contract's default limits of one API process: buckets for each client address and, for writes, each tenant. */
final class RateLimits {

    /** What is limited: rate and burst for each bucket, and the error that a refusal carries. */
    enum Limit {
        WRITE_PER_CLIENT(5, 10, "rate_limited_write"),
        WRITE_PER_TENANT(10, 20, "tenant_rate_limited_write"),
        RECALL_PER_CLIENT(10, 20, "rate_limited_recall"),
        RECALL_TEXT_PER_CLIENT(4, 8, "rate_limited_recall_text");

        private final double perSecond;
        private final double burst;
        private final String error;

        Limit(double perSecond, double burst, String error) {
            this.perSecond = perSecond;
            this.burst = burst;
            this.error = error;
        }
    }

    private record Key(Limit limit, String whose) {}

    private final boolean enabled;
    private final LongSupplier nanos;
    private final Map<Key, TokenBucket> buckets = new ConcurrentHashMap<>();

    RateLimits(boolean enabled, LongSupplier nanos) {
        this.enabled = enabled;
        this.nanos = nanos;
    }

    void checkWrite(String clientAddress, String tenant) {
        check(Limit.WRITE_PER_CLIENT, clientAddress, tenant);
        check(Limit.WRITE_PER_TENANT, tenant, tenant);
    }

    void checkRecallText(String clientAddress, String tenant) {
        check(Limit.RECALL_PER_CLIENT, clientAddress, tenant);
        check(Limit.RECALL_TEXT_PER_CLIENT, clientAddress, tenant);
    }

    void checkFind(String clientAddress, String tenant) {
        check(Limit.RECALL_PER_CLIENT, clientAddress, tenant);
    }

    private void check(Limit limit, String whose, String tenant) {
        if (!enabled) {
            return;
        }
        Duration wait = buckets.computeIfAbsent(
                        new Key(limit, whose), absent -> new TokenBucket(limit.perSecond, limit.burst, nanos))
                .take();
        if (!wait.isZero()) {
            throw ApiRefusal.rateLimited(limit.error, tenant, wait);
        }
    }
}
