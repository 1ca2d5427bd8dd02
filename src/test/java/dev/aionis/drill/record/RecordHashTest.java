package dev.aionis.drill.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.model.DrillException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordHashTest {

    private static final String RECORD =
            "{\"signOff\":{\"result\":\"pass\",\"signedBy\":[],\"date\":\"2026-02-28\",\"entries\":[]},\"why\":\"±\",\"x\":0.5}";

    @Test
    void it_is_what_sha256sum_says_of_the_canonical_form() {
        // printf '%s' '{"signOff":{"result":"pass"},"why":"±","x":0.5}' | sha256sum
        assertThat(RecordHash.of(RECORD)).isEqualTo("5efa845b21391e3328b3c5720437b084c1759060243372a903855191804ccc0f");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "\"signedBy\":[] # \"signedBy\":[\"me\"]",
                "\"date\":\"2026-02-28\" # \"date\":\"2026-03-01\"",
                "\"entries\":[] # \"entries\":[{\"name\":\"me\"}]",
                ",\"entries\":[] # ``",
                "\"x\":0.5 # \"x\" : 5.0e-1",
                "\"x\":0.5 # \"x\" :  0.50"
            })
    void signing_and_the_way_it_is_written_do_not_change_it(String one, String other) {
        assertThat(RECORD).contains(one);
        assertThat(RecordHash.of(RECORD.replace(one, other))).isEqualTo(RecordHash.of(RECORD));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "\"result\":\"pass\" # \"result\":\"fail\"",
                "\"x\":0.5 # \"x\":0.51",
                "\"why\" # \"who\"",
                "± # +",
                "\"x\":0.5 # \"x\":\"0.5\""
            })
    void whatever_was_signed_does(String one, String other) {
        assertThat(RECORD).contains(one);
        assertThat(RecordHash.of(RECORD.replace(one, other))).isNotEqualTo(RecordHash.of(RECORD));
    }

    @Test
    void what_is_no_json_has_none() {
        assertThatThrownBy(() -> RecordHash.of("{")).isInstanceOf(DrillException.class);
    }
}
