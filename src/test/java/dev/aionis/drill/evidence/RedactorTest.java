package dev.aionis.drill.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {

    private static final String SECRET = "p@ss/\"w\\rd+42&<x>";
    private static final Redactor KNOWS = new Redactor(List.of(SECRET, "correct horse", " "));
    private static final Redactor KNOWS_NOTHING = new Redactor(List.of());

    static Stream<String> forms() {
        String url = URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
        return Stream.of(
                SECRET,
                url,
                url.toLowerCase(Locale.ROOT),
                base64(SECRET),
                Base64.getUrlEncoder().withoutPadding().encodeToString(SECRET.getBytes(StandardCharsets.UTF_8)),
                "p@ss/\\\"w\\\\rd+42&<x>",
                "p@ss\\/\\\"w\\\\rd+42&<x>",
                "p@ss/&quot;w\\rd+42&amp;&lt;x&gt;",
                "correct horse",
                "correct+horse",
                "correct%20horse");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void a_known_secret_is_found_in_each_of_its_forms(String form) {
        assertThat(KNOWS.clean("before " + form + " after")).isEqualTo("before [redacted] after");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "u", "us", "user:", "a longer user name:"})
    void a_known_secret_is_found_in_the_base64_of_a_longer_text_wherever_it_begins(String before) {
        String whole = base64(before + SECRET + "!");
        String cleaned = KNOWS.clean("x " + whole);
        assertThat(cleaned).contains("[redacted]");
        assertThat(cleaned.length()).isLessThan(20 + base64(before).length());
    }

    @Test
    void a_secret_that_begins_like_another_one_is_taken_whole() {
        assertThat(new Redactor(List.of("abcd", "abcdefgh")).clean("abcdefgh")).isEqualTo("[redacted]");
    }

    @Test
    void ordinary_text_stays_as_it_is() {
        String text = "restored in 4.2 s at 2026-02-28T10:10:00Z, LSN 0/3A1B2C8, see https://aionis.dev/docs?page=2, "
                + "database_target_hash 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08, "
                + "jdbc:postgresql://127.0.0.1:5432/aionis?ssl=true, token bucket empty";
        assertThat(KNOWS.clean(text)).isEqualTo(text);
    }

    static Stream<List<String>> shapes() {
        return Stream.of(
                List.of("Authorization: Bearer abc.def", "Authorization: [redacted]"),
                List.of("authorization: Basic dXNlcjpodW50ZXIy\nhost: a", "authorization: [redacted]\nhost: a"),
                List.of("{\"Authorization\":\"Bearer x y\",\"a\":1}", "{\"Authorization\":\"[redacted]\",\"a\":1}"),
                List.of("X-Api-Key: hunter2", "X-Api-Key: [redacted]"),
                List.of("Set-Cookie: sid=hunter2; Path=/", "Set-Cookie: [redacted]"),
                List.of("sent bearer eyhunter2hunter2", "sent bearer [redacted]"),
                List.of("postgres://aionis:hunter2@db:5432/x", "postgres://[redacted]@db:5432/x"),
                List.of("postgres://aionis:hun@ter2@db/x", "postgres://[redacted]@db/x"),
                List.of(
                        "jdbc:postgresql://db/x?user=a&password=hunter2&ssl=true",
                        "jdbc:postgresql://db/x?user=a&password=[redacted]&ssl=true"),
                List.of("PGPASSWORD=hunter2 psql", "PGPASSWORD=[redacted] psql"),
                List.of("{\"password\": \"hunter2\"}", "{\"password\": \"[redacted]\"}"),
                List.of("https://a.b/hook?access_token=hunter2", "https://a.b/hook?access_token=[redacted]"),
                List.of("aws_secret_access_key = hunter2/x+y", "aws_secret_access_key = [redacted]"),
                List.of("key AKIAIOSFODNN7EXAMPLE.", "key [redacted]."),
                List.of("jwt eyJhbGciOiJIUzI1.eyJzdWIiOiIx.c2ln end", "jwt [redacted] end"),
                List.of("token ghp_0123456789abcdefghijklmnopqrstuvwxyz", "token [redacted]"),
                List.of(
                        "https://hooks.slack.com/services/T0/B0/hunter2",
                        "https://hooks.slack.com/services/[redacted]"),
                List.of(
                        "a\n-----BEGIN RSA PRIVATE KEY-----\nhunter2\n-----END RSA PRIVATE KEY-----\nb",
                        "a\n-----BEGIN RSA PRIVATE KEY-----[redacted]\nb"),
                List.of("-----BEGIN PRIVATE KEY-----\\nhunter2 cut off", "-----BEGIN PRIVATE KEY-----[redacted]"));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void whatever_has_the_shape_of_a_secret_is_taken_out(List<String> dirtyAndClean) {
        assertThat(KNOWS_NOTHING.clean(dirtyAndClean.get(0))).isEqualTo(dirtyAndClean.get(1));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void cleaning_once_more_changes_nothing(List<String> dirtyAndClean) {
        assertThat(KNOWS_NOTHING.clean(dirtyAndClean.get(1))).isEqualTo(dirtyAndClean.get(1));
    }

    @Test
    void a_secret_too_short_to_be_told_from_text_is_refused_and_not_quoted() {
        assertThatThrownBy(() -> new Redactor(List.of("zq7")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("secret of 3 characters, expected at least 4")
                .hasMessageNotContaining("zq7");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
