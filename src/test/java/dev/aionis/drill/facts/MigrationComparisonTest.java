package dev.aionis.drill.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.aionis.Migration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MigrationComparisonTest {

    private final List<Migration> expected =
            List.of(migration("0001_init.sql", "aa"), migration("0002_more.sql", "bb"));

    @Test
    void equal_lists_have_no_differences() {
        var check = new MigrationComparison(expected, expected).check();

        assertThat(check.expected()).isEqualTo(2);
        assertThat(check.missing()).isEmpty();
        assertThat(check.unexpected()).isEmpty();
        assertThat(check.altered()).isEmpty();
    }

    @Test
    void missing_unexpected_and_altered_migrations_are_told_apart() {
        var seen = List.of(migration("0001_init.sql", "XX"), migration("0003_new.sql", "cc"));

        var check = new MigrationComparison(expected, seen).check();

        assertThat(check.missing()).containsExactly("0002_more.sql");
        assertThat(check.unexpected()).containsExactly("0003_new.sql");
        assertThat(check.altered()).containsExactly("0001_init.sql");
    }

    @Test
    void the_table_shows_both_sides_of_every_migration() {
        var seen = List.of(migration("0001_init.sql", "aa"), migration("0003_new.sql", "cc"));

        assertThat(new MigrationComparison(expected, seen).describe().lines().map(line -> line.replaceAll(" +", " ")))
                .contains("0001_init.sql aa aa ", "0002_more.sql bb - ", "0003_new.sql - cc ");
    }

    private static Migration migration(String name, String hash) {
        return new Migration(name, hash, Instant.EPOCH);
    }
}
