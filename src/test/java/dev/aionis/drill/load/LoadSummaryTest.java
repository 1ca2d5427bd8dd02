package dev.aionis.drill.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What another load generator says, and what it can't mean. */
class LoadSummaryTest {

    private static final String GOOD = "{\"tool\":\"k6\",\"requests\":1000,\"errors\":5,\"seconds\":20.5,"
            + "\"p50Ms\":12.5,\"p95Ms\":40,\"p99Ms\":90.25}";

    @Test
    void the_last_line_is_the_summary() {
        var summary = LoadSummary.lastLineOf("running (20.5s)\n{\"requests\": 1}\n" + GOOD + "\n\n");

        assertThat(summary).isEqualTo(new LoadSummary("k6", 1000, 5, 20.5, 12.5, 40, 90.25));
        assertThat(summary.errorRate()).isEqualTo(0.005);
        assertThat(summary.figures()).containsEntry("perSecond", 1000 / 20.5).containsEntry("p99Ms", 90.25);
    }

    @Test
    void anything_else_says_what_was_seen_and_expected() {
        Map<String, String> wrong = Map.ofEntries(
                Map.entry("", "nothing was printed, expected a summary in JSON"),
                Map.entry("done", "the last line is no JSON object"),
                Map.entry("[1]", "the last line is no JSON object"),
                Map.entry(GOOD + "\nbye", "the last line is no JSON object"),
                Map.entry(GOOD.replace("p95Ms", "p95"), "unknown key \"p95\", expected one of [requests, errors,"),
                Map.entry(GOOD.replace(",\"p99Ms\":90.25", ""), "key p99Ms, seen nothing, expected a number"),
                Map.entry(GOOD.replace("1000", "\"1000\""), "key requests, seen string, expected a number"),
                Map.entry(GOOD.replace("1000", "10.5"), "key requests, seen 10.5, expected a whole number"),
                Map.entry(GOOD.replace("1000", "-1"), "key requests, seen -1, expected 0 or more"),
                Map.entry(
                        GOOD.replace(":5,", ":1001,"), "key errors, seen 1001, expected between 0 and requests, 1000"),
                Map.entry(GOOD.replace("20.5", "0"), "key seconds, seen 0.0, expected more than 0"),
                Map.entry(GOOD.replace(":40", ":4"), "key p95Ms, seen 4.0, expected at least p50Ms, 12.5"));

        wrong.forEach((output, why) -> assertThatThrownBy(() -> LoadSummary.lastLineOf(output))
                .as(output)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why));
    }
}
