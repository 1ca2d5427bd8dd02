package dev.aionis.drill.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys and webhooks: wrong ones are refused, and none is shown. */
class RecordChecksTest {

    @TempDir
    Path folder;

    @Test
    void what_is_left_out_signs_nothing_and_tells_nobody() {
        DrillConfig config = new Configurations(folder).read(Configurations.SHORTEST);

        assertThat(config.record().signingKey().isEmpty()).isTrue();
        assertThat(config.record().freshness()).isEmpty();
        assertThat(config.notifications().slackWebhook().isEmpty()).isTrue();
        assertThat(config.notifications().timeout()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void a_key_id_without_a_key_is_refused() {
        assertThat(new Configurations(folder).refusal(Configurations.EXTERNAL + "record: {key-id: drills-2026}\n"))
                .contains("record.key-id, seen \"drills-2026\", and no record.signing-key, expected both or neither");
    }

    @Test
    void a_webhook_that_is_no_url_is_refused_without_being_shown() {
        assertThat(new Configurations(folder)
                        .refusal(Configurations.EXTERNAL + "notifications: {slack-webhook: \"${KEY}\"}\n"))
                .contains("notifications.slack-webhook, seen ***, expected a URL that begins with http:// or https://")
                .doesNotContain("k3y-hunter2");
    }

    @Test
    void keys_and_webhooks_are_secrets() {
        assertThat(
                        new Configurations(folder)
                                .refusal(
                                        Configurations.EXTERNAL
                                                + "record: {signing-key: hunter2}\nnotifications: {json-webhook: \"https://h/hunter2\"}\n"))
                .contains("record.signing-key, seen a secret written out")
                .contains("notifications.json-webhook, seen a secret written out")
                .doesNotContain("hunter2");
    }
}
