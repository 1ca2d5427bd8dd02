package dev.aionis.drill.aionis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTargetHashTest {

    /** {@code printf loopback:5432/aionis | sha256sum} */
    private static final String LOOPBACK = "c6ed051b79efeffb6ae3030835e8ccff2dca1de38d0620bcdd6933fb3274a8a1";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://localhost:5432/aionis",
                "jdbc:postgresql://127.0.0.1/aionis",
                "jdbc:postgresql://[::1]:5432/aionis?sslmode=disable",
                "postgres://LOCALHOST/Aionis",
                "postgresql://aionis:p@ss:w0rd#1@localhost:5432/aionis?application_name=x#y"
            })
    void every_name_of_this_host_and_the_default_port_give_one_hash(String url) {
        assertThat(DatabaseTargetHash.of(url)).contains(LOOPBACK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://localhost:5433/aionis",
                "jdbc:postgresql://localhost:5432/aionis_restored",
                "jdbc:postgresql://db.internal:5432/aionis"
            })
    void another_host_port_or_database_gives_another_hash(String url) {
        assertThat(DatabaseTargetHash.of(url)).isPresent().get().isNotEqualTo(LOOPBACK);
    }

    @Test
    void host_and_database_are_compared_in_lower_case() {
        assertThat(DatabaseTargetHash.of("postgres://DB.Internal/Main"))
                .isPresent()
                .isEqualTo(DatabaseTargetHash.of("jdbc:postgresql://db.internal:5432/main"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "aionis",
                "mysql://localhost/aionis",
                "postgres://localhost",
                "postgres://localhost/",
                "jdbc:postgresql://a:5432,b:5432/aionis",
                "postgres://localhost:port/aionis"
            })
    void a_url_that_names_no_single_database_has_no_hash(String url) {
        assertThat(DatabaseTargetHash.of(url)).isEmpty();
    }
}
