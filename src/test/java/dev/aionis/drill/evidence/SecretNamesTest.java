package dev.aionis.drill.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretNamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PGPASSWORD",
                "AIONIS_API_KEY",
                "CI_JOB_TOKEN",
                "clientSecret",
                "X-Vault-Token",
                "Set-Cookie",
                "Proxy-Authorization",
                "aws_secret_access_key",
                "spring.datasource.password",
                "AccountKey"
            })
    void such_a_name_says_that_its_value_is_secret(String name) {
        assertThat(SecretNames.has(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HOME", "key", "job_key", "tokens", "MEMORY_AUTH_MODE", "passwords-file", "x"})
    void others_do_not(String name) {
        assertThat(SecretNames.has(name)).isFalse();
    }

    @Test
    void of_variables_those_are_secret_that_are_named_so_and_passwords_in_their_urls() {
        assertThat(SecretNames.valuesOf(Map.of(
                        "CI_JOB_TOKEN", "glcbt-hunter2",
                        "DATABASE_URL", "postgres://app:hunter-two@db:5432/x?ssl=true",
                        "API_KEY", "/run/secrets/key",
                        "FEATURE_TOKEN", "on",
                        "USER", "somebody-else")))
                .containsExactlyInAnyOrder("glcbt-hunter2", "hunter-two");
    }
}
