package dev.aionis.drill.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets stay out of configuration files and out of every message. */
class SecretsTest {

    @TempDir
    private Path folder;

    @Test
    void a_literal_secret_is_refused_without_being_shown() {
        String message = new Configurations(folder).refusal(Configurations.EXTERNAL.replace("${PASSWORD}", "hunter2"));

        assertThat(message)
                .contains("drill.yaml:14: deployment.external.database.password, seen a secret written out, expected "
                        + "${NAME}, ${file:path} or ${file:$NAME}")
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${PASSWORD}hunter2", "hunter2${PASSWORD}", "${NONE:-hunter2}", "$${hunter2}"})
    void a_secret_that_is_partly_literal_is_refused(String written) {
        String message = new Configurations(folder)
                .refusal(Configurations.EXTERNAL.replace("${PASSWORD}", "\"" + written + "\""));

        assertThat(message).contains("seen a secret written out").doesNotContain("hunter2");
    }

    @Test
    void a_secret_is_refused_where_the_drill_starts_the_deployment_too() {
        String message = new Configurations(folder)
                .refusal(Configurations.SHORTEST + "notifications: {slack-webhook: \"https://h/hunter2\"}\n");

        assertThat(message)
                .contains("notifications.slack-webhook, seen a secret written out")
                .doesNotContain("hunter2");
    }

    @Test
    void a_secret_on_the_command_line_is_refused() {
        String message = new Configurations(folder)
                .refusal(Configurations.EXTERNAL, Map.of("deployment.external.api-key", "hunter2"));

        assertThat(message)
                .contains(
                        "-Ddrill.set.deployment.external.api-key: deployment.external.api-key, seen a secret written out")
                .doesNotContain("hunter2");
    }

    @Test
    void a_secret_may_be_left_out_where_none_is_asked_for() {
        String text = Configurations.EXTERNAL.replaceAll(" +(api-key|password): .*\n", "");

        ExternalConfig external =
                new Configurations(folder).read(text).deployment().external().orElseThrow();

        assertThat(external.apiKey().isEmpty()).isTrue();
        assertThat(external.database().password().isEmpty()).isTrue();
    }

    @Test
    void no_message_shows_a_value_from_the_environment() {
        String text = Configurations.EXTERNAL
                .replace("owner: platform-oncall", "owner: platform-oncall\nproduction: ${KEY}\npasword: hunter2")
                .replace("user: drill", "user: drill\n      password: hunter2")
                .replace("levers: {worker: hook", "levers: {worker: \"${PASSWORD}\"")
                .replace("${API}", "ftp://u:hunter2@host")
                .replace("candidate: v0.2.2", "candidate: {hunter2: 1}");

        assertThat(new Configurations(folder).refusal(text))
                .contains("production, seen *** (from environment variable KEY), expected true or false")
                .contains("levers.worker, seen *** (from environment variable PASSWORD), expected one of local")
                .contains("deployment.external.api, seen \"ftp://***@host\"")
                .contains("deployment.external.database.password, seen the key a second time")
                .doesNotContain("hunter2");
    }

    @Test
    void credentials_in_a_database_url_are_refused() {
        for (String url : new String[] {
            "jdbc:postgresql://u:hunter2@db/aionis", "jdbc:postgresql://db/aionis?ssl=true&password=hunter2"
        }) {
            assertThat(new Configurations(folder)
                            .refusal(Configurations.EXTERNAL.replace(
                                    "jdbc:postgresql://db.example.org:5432/aionis", url)))
                    .contains("expected jdbc:postgresql://host:port/database without credentials")
                    .doesNotContain("hunter2");
        }
    }

    @Test
    void a_configuration_prints_without_its_secrets() {
        ConfigReading reading = new Configurations(folder)
                .reading(
                        Configurations.EXTERNAL.replace(
                                "\"preflight:prod\"]", "\"preflight:prod\"]\n    environment: {API_KEY: \"${KEY}\"}"),
                        Map.of());

        assertThat(reading.config().gates().get(0).environment()).containsEntry("API_KEY", "k3y-hunter2");
        assertThat(reading.toString()).contains("apiKey=***", "with [API_KEY]").doesNotContain("hunter2");
        assertThat(reading.secrets()).extracting(Secret::reveal).contains("k3y-hunter2", "pw-hunter2");
    }

    @Test
    void a_variable_that_is_named_like_a_secret_and_too_short_for_one_is_refused_by_its_key() {
        assertThatThrownBy(() -> handingOn("API_TOKEN", "q!z"))
                .isInstanceOf(ConfigurationRefused.class)
                .hasMessageContaining(
                        "gates.0.environment.API_TOKEN, seen a secret of 3 characters, expected at least 4")
                .hasMessageContaining("HINT: a shorter one can't be told from ordinary text")
                .hasMessageContaining("write the value in place of ${…}")
                .message()
                .doesNotContain("q!z");
    }

    @Test
    void a_variable_that_is_named_otherwise_is_none() {
        assertThat(handingOn("MAX_TOKENS", "512").secrets())
                .extracting(Secret::reveal)
                .doesNotContain("512");
        assertThat(handingOn("BYPASS_CACHE", "true").secrets())
                .extracting(Secret::reveal)
                .doesNotContain("true");
        assertThat(handingOn("SMTP_PASS", "true").secrets())
                .extracting(Secret::reveal)
                .contains("true");
    }

    private ConfigReading handingOn(String name, String value) {
        String text = Configurations.EXTERNAL.replace(
                "\"preflight:prod\"]", "\"preflight:prod\"]\n    environment: {" + name + ": \"${HANDED}\"}");
        Map<String, String> outside = new HashMap<>(Configurations.OUTSIDE);
        outside.put("HANDED", value);
        return DrillConfigReader.reading(new Configurations(folder).file(text), Map.of(), outside);
    }
}
