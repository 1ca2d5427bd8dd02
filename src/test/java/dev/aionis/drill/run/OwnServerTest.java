package dev.aionis.drill.run;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.aionis.DatabaseIdentity;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnServerTest {

    private static final Instant STARTED = Instant.parse("2026-02-28T09:00:00.123456Z");

    private static DatabaseIdentity identity(String system, Instant startedAt) {
        return new DatabaseIdentity(
                Optional.of(system),
                Optional.of(1),
                false,
                "0/1",
                "16.15",
                STARTED.plusSeconds(60),
                Optional.of("10.0.0.5:5432"),
                startedAt,
                true);
    }

    @Test
    void a_copy_on_the_live_server_is_refused_whatever_its_address() {
        assertThatThrownBy(() -> OwnServer.require(
                        identity("7", STARTED), identity("7", STARTED), "jdbc:postgresql://alias:5432/aionis_copy"))
                .hasMessageStartingWith(
                        "restored database jdbc:postgresql://alias:5432/aionis_copy, which is on the live "
                                + "server (system 7, started 2026-02-28T09:00:00.123456Z), expected an isolated copy");
    }

    @Test
    void a_copy_has_the_live_system_identifier_and_a_server_process_of_its_own() {
        assertThatCode(() -> OwnServer.require(identity("7", STARTED), identity("7", STARTED.plusMillis(1)), "copy"))
                .doesNotThrowAnyException();
        assertThatCode(() -> OwnServer.require(identity("7", STARTED), identity("8", STARTED), "copy"))
                .doesNotThrowAnyException();
    }
}
