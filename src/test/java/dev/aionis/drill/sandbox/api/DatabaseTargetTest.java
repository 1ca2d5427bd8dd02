package dev.aionis.drill.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.sandbox.service.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTargetTest {

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://127.0.0.1:5433/aionis, loopback:5433/aionis",
        "postgres://user:secret@localhost/Aionis, loopback:5432/aionis",
        "postgresql://[::1]:5432/aionis?sslmode=disable, loopback:5432/aionis",
        "postgres://DB.Example.org/aionis, db.example.org:5432/aionis"
    })
    void is_the_digest_of_host_port_and_database(String url, String target) {
        assertThat(DatabaseTarget.hash(url)).contains(Sha256.of(target));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not a url", "jdbc:postgresql:aionis", "postgres://host"})
    void is_empty_when_the_url_cannot_be_parsed(String url) {
        assertThat(DatabaseTarget.hash(url)).isEmpty();
    }

    @Test
    void differs_for_another_port() {
        assertThat(DatabaseTarget.hash("jdbc:postgresql://127.0.0.1:5433/aionis"))
                .isNotEqualTo(DatabaseTarget.hash("jdbc:postgresql://127.0.0.1:5434/aionis"));
    }
}
