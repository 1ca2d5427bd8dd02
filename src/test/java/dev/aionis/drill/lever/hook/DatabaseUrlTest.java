package dev.aionis.drill.lever.hook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DatabaseUrlTest {

    private static DatabaseUrl of(String url) {
        return DatabaseUrl.parse(url).orElseThrow();
    }

    @Test
    void the_form_of_postgresql_becomes_that_of_jdbc_without_its_credentials() {
        DatabaseUrl url = of("postgresql://drill:p%40ss%2Fw+rd@copy.example.org/aionis?sslmode=require");

        assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://copy.example.org:5432/aionis?sslmode=require");
        assertThat(url.user()).contains("drill");
        assertThat(url.password()).contains("p@ss/w+rd");
        assertThat(url.toString()).isEqualTo("jdbc:postgresql://copy.example.org:5432/aionis");
    }

    @Test
    void credentials_among_the_options_are_taken_out_as_well() {
        DatabaseUrl url = of("jdbc:postgresql://[::1]:6543/aionis?user=drill&ssl=true&password=s%26cret");

        assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://[::1]:6543/aionis?ssl=true");
        assertThat(url.user()).contains("drill");
        assertThat(url.password()).contains("s&cret");
    }

    @Test
    void a_password_may_hold_signs_that_were_not_encoded() {
        assertThat(of("postgres://u:a@b:c%zz@h/d").password()).contains("a@b:c%zz");
    }

    @Test
    void what_is_no_address_of_one_database_is_none() {
        for (String text : new String[] {
            "",
            "mysql://h/d",
            "postgres://h",
            "postgres:///d",
            "postgres://h:0/d",
            "postgres://h:99999/d",
            "postgres://h1,h2/d",
            "postgres://h/d e",
            "jdbc:postgres://h/d"
        }) {
            assertThat(DatabaseUrl.parse(text)).as(text).isEmpty();
        }
    }

    @Test
    void one_database_is_known_under_each_of_its_names() {
        DatabaseUrl live = of("jdbc:postgresql://localhost:5432/aionis");

        assertThat(live.same(of("postgres://other:pw@127.0.0.1/aionis"))).isTrue();
        assertThat(live.same(of("postgres://[::1]/aion%69s"))).isTrue();
        assertThat(live.same(of("postgres://localhost:5433/aionis"))).isFalse();
        assertThat(live.same(of("postgres://localhost/aionis_copy"))).isFalse();
        assertThat(of("postgres://DB.invalid/d").same(of("postgres://db.invalid/d")))
                .isTrue();
        assertThat(of("postgres://a.invalid/d").same(of("postgres://b.invalid/d")))
                .isFalse();
    }
}
