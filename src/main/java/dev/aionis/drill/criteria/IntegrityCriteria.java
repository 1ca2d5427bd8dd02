package dev.aionis.drill.criteria;

import dev.aionis.drill.model.Criterion;
import java.util.List;

/** Criteria on the files below a restored database: pages, indexes, archive. */
public final class IntegrityCriteria {

    private static final String RIGHTS = "HINT: create extension amcheck in the database, and grant the drill's role"
            + " select on the tables and execute on bt_index_check(regclass, boolean) and verify_heapam";

    private IntegrityCriteria() {}

    /** Damage that was seen is a miss, whatever else could not be looked at. */
    public static Criterion restoredPages(PageCheck pages) {
        long failures = pages.checksumFailures().orElse(0L);
        return new Findings()
                .against(failures > 0, Figures.counted(failures, "page") + " with a wrong checksum")
                .against("corrupt", pages.corrupt())
                .doubt(pages.checksumFailures().isEmpty(), "data checksums are off")
                .doubt(!pages.unchecked().isEmpty(), "not checked " + Figures.some(pages.unchecked()) + "; " + RIGHTS)
                .doubt(pages.soundIndexes() == 0 && pages.unchecked().isEmpty(), "no index was checked")
                .judge(
                        PassCriterion.RESTORED_PAGES,
                        "page checksums hold, " + Figures.counted(pages.soundTables(), "table") + " and "
                                + pages.soundIndexes() + " indexes checked and sound",
                        "take the copy's data directory aside; check the base backup with pg_verifybackup");
    }

    /** Nobody can look at the archive: a restore that worked proves only the segments that it needed itself. */
    public static Criterion archiveUnseen() {
        return new Findings()
                .doubt(true, "the restore lever does not see the archive")
                .judge(
                        PassCriterion.ARCHIVE_CONTINUITY,
                        "",
                        "check the archive with the backup tool's own verification");
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
