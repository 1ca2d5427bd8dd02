package dev.aionis.drill.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitsTest {

    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong nanos = new AtomicLong();
    private final RateLimits limits = new RateLimits(true, nanos::get);

    @Test
    void a_client_writes_a_burst_of_ten_and_then_five_a_second() {
        writes(10, "10.0.0.1", "default");
        ApiRefusal refusal = refusedWrite("10.0.0.1", "default");
        assertThat(refusal.status()).isEqualTo(429);
        assertThat(refusal.body().path("error").asText()).isEqualTo("rate_limited_write");
        assertThat(refusal.body().at("/details/retry_after_ms").asLong()).isEqualTo(200);
        assertThat(refusal.headers()).containsEntry("retry-after", "1");
        nanos.addAndGet(SECOND);
        writes(5, "10.0.0.1", "default");
        assertThat(refusedWrite("10.0.0.1", "default").status()).isEqualTo(429);
    }

    @Test
    void a_tenant_is_limited_over_all_of_its_clients() {
        writes(10, "10.0.0.1", "acme");
        writes(10, "10.0.0.2", "acme");
        assertThat(refusedWrite("10.0.0.3", "acme").body().path("error").asText())
                .isEqualTo("tenant_rate_limited_write");
        writes(1, "10.0.0.3", "other");
    }

    @Test
    void recall_text_has_a_burst_of_eight_and_four_a_second() {
        for (int i = 0; i < 8; i++) {
            limits.checkRecallText("10.0.0.1", "default");
        }
        ApiRefusal refusal =
                catchThrowableOfType(ApiRefusal.class, () -> limits.checkRecallText("10.0.0.1", "default"));
        assertThat(refusal.body().at("/details/retry_after_ms").asLong()).isEqualTo(250);
        nanos.addAndGet(SECOND / 4);
        limits.checkRecallText("10.0.0.1", "default");
    }

    @Test
    void switched_off_nothing_is_throttled() {
        var off = new RateLimits(false, nanos::get);
        for (int i = 0; i < 1_000; i++) {
            off.checkWrite("10.0.0.1", "default");
        }
        assertThat(nanos.get()).isZero();
    }

    private void writes(int count, String client, String tenant) {
        for (int i = 0; i < count; i++) {
            limits.checkWrite(client, tenant);
        }
    }

    private ApiRefusal refusedWrite(String client, String tenant) {
        ApiRefusal refusal = catchThrowableOfType(ApiRefusal.class, () -> limits.checkWrite(client, tenant));
        assertThat(refusal).as("a refusal of a write by " + client).isNotNull();
        return refusal;
    }
}
