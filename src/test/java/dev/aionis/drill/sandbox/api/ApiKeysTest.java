package dev.aionis.drill.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aionis.drill.sandbox.service.StartRefused;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ApiKeysTest {

    private final ApiKeys keys = ApiKeys.parse("{\"operators\": \"*\", \"acmes\": \"acme\"}");

    @Test
    void a_missing_or_unknown_key_is_unauthorized() {
        assertThat(refusal(() -> keys.identify(null)).status()).isEqualTo(401);
        assertThat(refusal(() -> keys.identify("guess")).body().path("error").asText())
                .isEqualTo("unauthorized");
    }

    @Test
    void a_tenants_key_is_for_that_tenant_only() {
        keys.identify("acmes").mayActFor("acme");
        ApiRefusal refusal = refusal(() -> keys.identify("acmes").mayActFor("default"));
        assertThat(refusal.status()).isEqualTo(403);
        assertThat(refusal.body().path("error").asText()).isEqualTo("identity_mismatch");
    }

    @Test
    void the_operators_key_is_for_every_tenant() {
        assertThat(keys.identify("operators").tenant()).isEqualTo(ApiKeys.ANY_TENANT);
        keys.identify("operators").mayActFor("acme");
    }

    @Test
    void a_wrong_setting_is_refused_without_showing_it() {
        assertThatThrownBy(() -> ApiKeys.parse("hunter2"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("MEMORY_API_KEYS_JSON")
                .hasMessageNotContaining("hunter2");
    }

    private static ApiRefusal refusal(ThrowingCallable call) {
        return catchThrowableOfType(ApiRefusal.class, call);
    }
}
