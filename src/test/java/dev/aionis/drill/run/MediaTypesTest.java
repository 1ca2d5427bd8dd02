package dev.aionis.drill.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTypesTest {

    @ParameterizedTest
    @CsvSource({
        "logs/a-postgres.log, text/plain",
        "audit/a-audit.txt, text/plain",
        "samples/a-requests.csv, text/csv",
        "record.json, application/json",
        "charts/a-rto.png, image/png",
        "record.md, text/markdown",
        "ledger/a.ledger, application/octet-stream",
        "no-ending, application/octet-stream"
    })
    void the_ending_decides(String path, String mediaType) {
        assertThat(MediaTypes.of(path)).isEqualTo(mediaType);
    }
}
