package dev.aionis.drill.sandbox.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicClusterTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ticket 12: the Nightly backup was slow | nightly",
                "gamma alpha beta | alpha",
                "42 7 | (none)",
            })
    void the_topic_is_the_longest_word_and_the_first_in_the_alphabet_among_equals(String text, String topic) {
        assertThat(TopicCluster.topicOf(text)).isEqualTo(topic);
    }
}
