package dev.aionis.drill.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PairwiseDifferencesTest {

    @Test
    void every_quantile_is_that_of_the_listed_differences_also_with_ties() {
        Random random = new Random(3);
        for (int run = 0; run < 300; run++) {
            long[] x = random.longs(1 + random.nextInt(12), -20, 20).sorted().toArray();
            long[] y = random.longs(1 + random.nextInt(12), -20, 20).sorted().toArray();
            long[] listed = Arrays.stream(y)
                    .flatMap(b -> Arrays.stream(x).map(a -> b - a))
                    .sorted()
                    .toArray();
            double share = random.nextDouble();
            int rank = Math.max(1, (int) Math.ceil(share * listed.length));
            assertThat(new PairwiseDifferences(x, y).quantile(share)).isEqualTo(listed[rank - 1]);
        }
    }

    @Test
    void superiority_counts_ties_half() {
        assertThat(new PairwiseDifferences(new long[] {1, 2}, new long[] {2, 3}).superiority())
                .isCloseTo(3.5 / 4, within(1e-12));
    }

    @Test
    void a_shift_of_all_values_is_the_median_difference() {
        long[] x = LongStream.range(0, 101).map(i -> i * i).toArray();
        long[] y = Arrays.stream(x).map(value -> value + 777).toArray();
        assertThat(new PairwiseDifferences(x, y).median()).isEqualTo(777);
    }
}
