package dev.aionis.drill.sandbox.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DeterministicEmbeddingTest {

    @Test
    void has_the_contracts_dimensions_and_length_one() {
        float[] vector = DeterministicEmbedding.of("the nightly backup was slow, the backup")
                .dense();
        assertThat(vector).hasSize(1536);
        assertThat(dot(vector, vector)).isEqualTo(1, within(1e-6));
    }

    @Test
    void texts_of_the_same_words_are_the_same() {
        assertThat(similarity("Nightly backup: slow!", "slow nightly BACKUP")).isEqualTo(1, within(1e-6));
    }

    @Test
    void texts_that_share_more_words_are_nearer() {
        String query = "drill write 4711";
        assertThat(similarity(query, "drill write 4711"))
                .isGreaterThan(similarity(query, "drill write 4712"))
                .isGreaterThan(similarity(query, "invoice mailer"));
        assertThat(similarity(query, "drill write 4712")).isGreaterThan(similarity(query, "invoice mailer"));
    }

    @Test
    void the_sparse_form_names_the_same_numbers_counted_from_one() {
        DeterministicEmbedding embedding = DeterministicEmbedding.of("tenant onboarding tenant");
        assertThat(embedding.subscripts()).hasSize(2);
        for (int i = 0; i < 2; i++) {
            assertThat(embedding.weights()[i])
                    .isEqualTo(embedding.dense()[embedding.subscripts()[i] - 1]);
        }
    }

    @Test
    void a_text_without_a_word_cannot_be_embedded() {
        assertThat(DeterministicEmbedding.of(" …!? ").isEmpty()).isTrue();
        assertThat(DeterministicEmbedding.of("a").isEmpty()).isFalse();
    }

    private static double similarity(String one, String other) {
        return dot(
                DeterministicEmbedding.of(one).dense(),
                DeterministicEmbedding.of(other).dense());
    }

    private static double dot(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (double) one[i] * other[i];
        }
        return sum;
    }
}
