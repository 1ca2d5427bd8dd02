package dev.aionis.drill.run;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.aionis.DatabaseAccess;
import dev.aionis.drill.aionis.DatabaseIdentity;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnServerTest {

    private static final Instant STARTED = Instant.parse("2026-02-28T09:00:00.123456Z");
    private static final DatabaseAccess LIVE = at("127.0.0.1:5432");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1:5432",
                "127.0.0.1",
                "localhost",
                "127.0.0.2:5432",
                "[::1]:5432",
                "elsewhere.invalid:6000,localhost:5432"
            })
    void a_copy_at_the_live_address_is_refused_before_anybody_logs_in(String place) {
        assertThatThrownBy(() -> OwnServer.requireOwnAddress(LIVE, at(place)))
                .hasMessageStartingWith(
                        "restored database jdbc:postgresql://" + place
                                + "/copy, which is at an address of the live database, loopback:5432, expected an isolated copy")
                .hasMessageContaining("nothing was done with this one");
    }

    @Test
    void a_name_that_has_no_address_here_is_the_same_as_itself() {
        assertThatThrownBy(() -> OwnServer.requireOwnAddress(at("db.invalid"), at("DB.invalid:5432")))
                .hasMessageContaining("at an address of the live database, db.invalid:5432");
    }

    @Test
    void another_port_or_host_is_another_address() {
        assertThatCode(() -> OwnServer.requireOwnAddress(LIVE, at("127.0.0.1:5433")))
                .doesNotThrowAnyException();
        assertThatCode(() -> OwnServer.requireOwnAddress(LIVE, at("copy.invalid:5432")))
                .doesNotThrowAnyException();
    }

    @Test
    void a_copy_on_the_live_server_is_refused_whatever_its_address() {
        assertThatThrownBy(() -> server("7", STARTED, "/data").requireApartFrom(server("7", STARTED, "/data")))
                .hasMessageContaining(
                        ", which is on the live server (system 7, started 2026-02-28T09:00:00.123456Z), expected an"
                                + " isolated copy");
    }

    @Test
    void a_copy_in_the_live_directory_is_refused_though_it_was_started_anew() {
        assertThatThrownBy(() ->
                        server("7", STARTED.plusSeconds(9), "/data").requireApartFrom(server("7", STARTED, "/data")))
                .hasMessageContaining(", which has the live server's data directory /data, expected an isolated copy");
    }

    @Test
    void a_copy_has_the_live_system_identifier_and_a_server_process_of_its_own() {
        OwnServer live = server("7", STARTED, "/data");
        assertThatCode(() -> server("7", STARTED.plusMillis(1), "/copy").requireApartFrom(live))
                .doesNotThrowAnyException();
        assertThatCode(() -> server("8", STARTED, "/copy").requireApartFrom(live))
                .doesNotThrowAnyException();
    }

    private static OwnServer server(String system, Instant startedAt, String directory) {
        var identity = new DatabaseIdentity(
                Optional.of(system),
                Optional.of(1),
                false,
                "0/1",
                "16.15",
                STARTED.plusSeconds(60),
                Optional.of("10.0.0.5:5432"),
                startedAt,
                true);
        return new OwnServer(LIVE, identity, Optional.of(directory));
    }

    private static DatabaseAccess at(String place) {
        return new DatabaseAccess("jdbc:postgresql://" + place + "/copy", "drill", "");
    }
}
