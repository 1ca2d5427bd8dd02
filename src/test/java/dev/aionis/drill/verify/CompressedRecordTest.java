package dev.aionis.drill.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.evidence.BigTables;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A long drill's tables are compressed: all of them of a real one are, and it derives as before. */
class CompressedRecordTest {

    @TempDir
    Path folder;

    @Test
    void a_record_with_compressed_tables_is_derived_again() {
        RealRecord record = RealRecord.in(folder);

        BigTables.compress(folder, 1);

        assertThat(record.files("ledger"))
                .filteredOn(path -> path.endsWith(".ledger") || path.endsWith(".tsv"))
                .isEmpty();
        assertThat(record.findings()).isEmpty();
    }

    @Test
    void a_write_that_vanished_from_a_compressed_list_is_noticed() {
        RealRecord record = RealRecord.in(folder);
        BigTables.compress(folder, 1);

        record.editCompressed("ledger/c-audit.tsv.gz", list -> list.replaceFirst("(?m)^recovered.*\\n", ""));

        assertThat(record.findings()).isNotEmpty();
    }
}
