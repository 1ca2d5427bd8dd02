package dev.aionis.drill.criteria;

import dev.aionis.drill.model.Criterion;
import java.util.List;
import java.util.Optional;

/** Criteria on the files below a restored database: pages, indexes, archive. */
public final class IntegrityCriteria {

    private IntegrityCriteria() {}

    /**
     * @param checksumFailures pages whose checksum did not hold; empty if checksums are off
     * @param indexesChecked indexes that {@code amcheck} looked at
     * @param corrupt what it found, one entry for each index
     */
    public static Criterion restoredPages(Optional<Long> checksumFailures, int indexesChecked, List<String> corrupt) {
        long failures = checksumFailures.orElse(0L);
        return new Findings()
                .against(failures > 0, Figures.counted(failures, "page") + " with a wrong checksum")
                .against("corrupt indexes", corrupt)
                .doubt(checksumFailures.isEmpty(), "data checksums are off")
                .doubt(indexesChecked == 0, "no index was checked")
                .judge(
                        PassCriterion.RESTORED_PAGES,
                        "page checksums hold, " + indexesChecked + " indexes checked and sound",
                        "take the copy's data directory aside; check the base backup with pg_verifybackup");
    }

    /**
     * @param segments WAL segments between base backup and target that were looked for
     * @param missing names of those that the archive does not hold
     */
    public static Criterion archiveContinuity(int segments, List<String> missing) {
        return new Findings()
                .against("missing WAL segments", missing)
                .doubt(segments == 0, "no WAL segment was looked for")
                .judge(
                        PassCriterion.ARCHIVE_CONTINUITY,
                        "all " + Figures.counted(segments, "WAL segment") + " of the restore archived",
                        "see pg_stat_archiver and the archive command's log for the first missing segment");
    }
}
