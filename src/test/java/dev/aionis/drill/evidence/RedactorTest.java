package dev.aionis.drill.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
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
                "p@ss/\\u0022w\\u005Crd+42&<x>",
                "p@ss/\\\\\\\"w\\\\\\\\rd+42\\u0026<x>",
                "p%40ss/%22w%5crd+42&%3Cx%3e",
                url.replace("%", "%25"),
                "p@ss&#47;&#x22;w\\rd&#43;42&amp;&lt;x&gt;",
                "p=40ss/\"w\\r=\r\nd+42&<x>",
                HexFormat.of().formatHex(SECRET.getBytes(StandardCharsets.UTF_8)),
                HexFormat.of().withUpperCase().formatHex(SECRET.getBytes(StandardCharsets.UTF_8)),
                base64(SECRET).substring(0, 10) + "\n  " + base64(SECRET).substring(10),
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
    void a_secret_of_several_lines_is_found_line_by_line_and_joined() {
        var redactor = new Redactor(List.of("-----BEGIN X-----\nfirst-line-of-it\nsecond-line-of-it\n-----END X-----"));

        assertThat(redactor.clean("seen second-line-of-it alone")).isEqualTo("seen [redacted] alone");
        assertThat(redactor.clean("joined -----BEGIN X-----first-line-of-itsecond-line-of-it-----END X-----"))
                .isEqualTo("joined [redacted]");
        assertThat(redactor.clean("-----BEGIN X-----")).isEqualTo("-----BEGIN X-----");
    }

    @Test
    void a_short_secret_is_found_as_a_whole_word() {
        var redactor = new Redactor(List.of("test42"));

        assertThat(redactor.clean("login test42, pw:test42;")).isEqualTo("login [redacted], pw:[redacted];");
        assertThat(redactor.clean("the latest420")).isEqualTo("the latest420");
    }

    @Test
    void a_secret_is_found_wherever_a_long_text_is_cut_into_blocks() {
        var redactor = new Redactor(List.of("a-secret-at-the-border"));
        for (int before = (1 << 19) - 25; before < (1 << 19) + 2; before++) {
            String text = " ".repeat(before) + "a-secret-at-the%2Dborder" + " ".repeat(100);
            assertThat(redactor.clean(text)).as("at %d", before).doesNotContain("border");
        }
    }

    @Test
    void what_is_learnt_later_is_taken_out_from_then_on() {
        var redactor = new Redactor(List.of());
        assertThat(redactor.clean("it is k7-learnt-late")).isEqualTo("it is k7-learnt-late");

        redactor.learn(List.of("k7-learnt-late"));

        assertThat(redactor.clean("it is k7-learnt-late")).isEqualTo("it is [redacted]");
    }

    @Test
    void a_secret_that_begins_like_another_one_is_taken_whole() {
        assertThat(new Redactor(List.of("abcd", "abcdefgh")).clean("abcdefgh")).isEqualTo("[redacted]");
    }

    @Test
    void ordinary_text_stays_as_it_is() {
        String text = "restored in 4.2 s at 2026-02-28T10:10:00Z, LSN 0/3A1B2C8, see https://aionis.dev/docs?page=2, "
                + "database_target_hash 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08, "
                + "jdbc:postgresql://127.0.0.1:5432/aionis?ssl=true, token bucket empty, "
                + "WAL 000000010000000000000003, commit 3f786850e387550fdb836ed7e6dc881de23001b1, "
                + "node 0b8f3c1e-6f9a-4d53-9a1c-2f1b0a9c8d7e, container 4f53cda18c2b, password: ${PASSWORD}, "
                + "api-key: api-key, seen nothing, api-credentials: not measured, disk-encryption-of-all-things, digest sha256:9f86d081884c7d65";
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
                List.of("https://a.b/c?limit=5&q=hunter2#x", "https://a.b/c?limit=5&q=[redacted]#x"),
                List.of("https://a.b/c?sig=hunter2&amp;page=2", "https://a.b/c?sig=[redacted]&amp;page=2"),
                List.of("X-Vault-Token: hunter2", "X-Vault-Token: [redacted]"),
                List.of("{\\\"token\\\":\\\"hunter2\\\"}", "{\\\"token\\\":\\\"[redacted]\\\"}"),
                List.of("<apiKey>hunter2</apiKey>", "<apiKey>[redacted]</apiKey>"),
                List.of("AccountKey=hunter2==;EndpointSuffix=a", "AccountKey=[redacted];EndpointSuffix=a"),
                List.of("[tool, --token, hunter2, -v]", "[tool, --token, [redacted], -v]"),
                List.of("curl -u me:hunter2 x", "curl -u me:[redacted] x"),
                List.of("Basic dXNlcjpodW50ZXIy", "Basic [redacted]"),
                List.of("sk_live_0123456789abcdefghij", "[redacted]"),
                List.of("github_pat_0123456789abcdefghijklmn", "[redacted]"),
                List.of("glpat-0123456789abcdefghij", "[redacted]"),
                List.of("xapp-0123456789-abc", "[redacted]"),
                List.of("a1b8Q~0123456789abcdefghijklmnopqrstuv", "[redacted]"),
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
