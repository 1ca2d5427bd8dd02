package dev.aionis.drill.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretVariableTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "API_KEY",
                "KEY",
                "SIGNING_KEYS",
                "OPENAI_APIKEY",
                "CI_JOB_TOKEN",
                "TOKEN2",
                "clientSecret",
                "vault.token",
                "PGPASSWORD",
                "SMTP_PASS",
                "SSHPASS",
                "DBPASS",
                "MASTERKEY",
                "API_TOKENS",
                "ADMIN_TOKEN_STAGING",
                "STANDBYPASS",
                "DB-CREDENTIALS",
                "SENTRY_DSN",
                "DATABASE_URL_OF_COPY",
                "PASSWORD_OF_COPY"
            })
    void one_of_its_words_says_that_it_is_secret(String name) {
        assertThat(SecretVariable.named(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BYPASS_CACHE",
                "COMPASS",
                "KEYSPACE",
                "MONKEY",
                "MAX_TOKENS",
                "MAX_OUTPUT_TOKENS",
                "TOKENS_PER_MINUTE",
                "HOTKEYS",
                "TOKENIZER",
                "CURL_OPTIONS",
                "SECRETARY",
                "HOME"
            })
    void others_merely_sound_like_it(String name) {
        assertThat(SecretVariable.named(name)).isFalse();
    }
}
