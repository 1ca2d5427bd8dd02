package dev.aionis.drill.criteria;

import static dev.aionis.drill.model.CriterionStatus.MET;
import static dev.aionis.drill.model.CriterionStatus.MISSED;
import static dev.aionis.drill.model.CriterionStatus.UNPROVEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.model.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RestoreCriteriaTest {

    private static final Instant TARGET = Instant.parse("2026-02-28T10:10:00Z");
    private static final AuditCounts CLEAN = audit(100, 0, 0, 0);

    /** {@code acknowledged} writes, all of them recovered but the lost ones. */
    private static AuditCounts audit(long acknowledged, long lost, long beyond, long phantom) {
        Optional<Span> loss = lost == 0 ? Optional.empty() : Optional.of(seconds(lost, lost));
        return new AuditCounts(acknowledged, acknowledged - lost, lost, beyond, 0, phantom, 0, loss);
    }

    private static Span seconds(double shortest, double longest) {
        return new Span(Duration.ofMillis(Math.round(1000 * shortest)), Duration.ofMillis(Math.round(1000 * longest)));
    }

    private static RestorePoint point(boolean sameCluster, boolean newestFound, long timeline, long pastTarget) {
        return new RestorePoint(
                Optional.of(TARGET), Optional.of(sameCluster), Optional.of(newestFound), 1, timeline, pastTarget);
    }

    private static void assertJudged(Criterion criterion, CriterionStatus status, String said) {
        assertThat(criterion.status()).as(criterion.why()).isEqualTo(status);
        assertThat(criterion.why()).contains(said);
        assertThat(criterion.why().contains("HINT: ")).isEqualTo(status == MISSED);
    }

    @Test
    void a_restore_within_its_rto_is_met_and_one_beyond_is_missed() {
        Duration rto = Duration.ofSeconds(30);
        assertJudged(
                RestoreCriteria.rto(Elapsed.took(seconds(18.6, 18.8)), rto),
                MET,
                "restore completed after 18.7 s, objective ≤ 30 s");
        assertJudged(RestoreCriteria.rto(Elapsed.took(seconds(41, 41.4)), rto), MISSED, "after 41.2 s");
    }

    @Test
    void a_restore_whose_bounds_straddle_the_rto_proves_nothing() {
        assertJudged(
                RestoreCriteria.rto(Elapsed.took(seconds(29, 31)), Duration.ofSeconds(30)), UNPROVEN, "error bound");
    }

    @Test
    void a_restore_that_never_completed_is_missed_once_it_was_watched_for_longer_than_its_rto() {
        Duration rto = Duration.ofSeconds(30);
        assertJudged(RestoreCriteria.rto(Elapsed.notWithin(Duration.ofSeconds(45)), rto), MISSED, "not seen in 45.0 s");
        assertJudged(RestoreCriteria.rto(Elapsed.notWithin(Duration.ofSeconds(10)), rto), UNPROVEN, "too short");
    }

    @Test
    void no_lost_row_meets_an_rpo_of_zero() {
        assertJudged(RestoreCriteria.rpo(CLEAN, 0), MET, "100 of 100 acknowledged writes recovered, 0 lost");
        assertJudged(RestoreCriteria.rpoWindow(CLEAN, Duration.ZERO), MET, "no acknowledged write lost");
    }

    @Test
    void one_lost_row_misses_an_rpo_of_zero_in_rows_and_in_seconds() {
        assertJudged(RestoreCriteria.rpo(audit(100, 1, 0, 0), 0), MISSED, "1 lost, 0 altered, 0 undecided over 1.0 s");
        assertJudged(RestoreCriteria.rpoWindow(audit(100, 1, 0, 0), Duration.ZERO), MISSED, "1.0 s before the target");
    }

    @Test
    void no_lost_row_has_no_time() {
        var recovered = new AuditCounts(10, 10, 0, 0, 0, 0, 0, Optional.of(seconds(0, 0)));
        assertThat(RestoreCriteria.rpo(recovered, 0).why()).doesNotContain(" over ");
    }

    @Test
    void a_loss_in_time_is_judged_by_its_whole_bound() {
        var lost = new AuditCounts(100, 99, 1, 0, 0, 0, 0, Optional.of(seconds(3.9, 4.1)));
        assertJudged(RestoreCriteria.rpoWindow(lost, Duration.ofSeconds(5)), MET, "4.0 s before the target");
        assertJudged(RestoreCriteria.rpoWindow(lost, Duration.ofSeconds(4)), UNPROVEN, "error bound");
        assertJudged(RestoreCriteria.rpoWindow(lost, Duration.ofSeconds(3)), MISSED, "4.0 s before the target");
    }

    @Test
    void an_altered_row_is_a_lost_one() {
        var altered = new AuditCounts(10, 9, 0, 0, 0, 0, 1, Optional.empty());
        assertJudged(RestoreCriteria.rpo(altered, 0), MISSED, "1 altered");
        assertJudged(RestoreCriteria.rpoWindow(altered, Duration.ofMinutes(4)), UNPROVEN, "no time of the oldest");
    }

    @Test
    void an_audit_of_no_writes_proves_nothing() {
        assertJudged(RestoreCriteria.rpo(audit(0, 0, 0, 0), 0), UNPROVEN, "no write was acknowledged");
        assertJudged(RestoreCriteria.rpoWindow(audit(0, 0, 0, 0), Duration.ofSeconds(1)), UNPROVEN, "no write");
    }

    @Test
    void an_audit_that_does_not_add_up_proves_no_rpo_and_still_shows_a_miss() {
        var short_ = new AuditCounts(10, 8, 0, 0, 0, 0, 0, Optional.empty());
        assertJudged(RestoreCriteria.rpo(short_, 0), UNPROVEN, "does not add up");
        var lost = new AuditCounts(10, 7, 2, 0, 0, 0, 0, Optional.empty());
        assertJudged(RestoreCriteria.rpo(lost, 0), MISSED, "2 lost");
    }

    @Test
    void more_lost_rows_never_turn_a_miss_into_anything_better() {
        Random random = new Random(2);
        for (int run = 0; run < 500; run++) {
            long acknowledged = 1 + random.nextInt(50);
            long lost = random.nextInt((int) acknowledged);
            long objective = random.nextInt(20);
            Criterion fewer = RestoreCriteria.rpo(audit(acknowledged, lost, 0, 0), objective);
            Criterion more = RestoreCriteria.rpo(audit(acknowledged, lost + 1, 0, 0), objective);
            assertThat(more.status()).isGreaterThanOrEqualTo(fewer.status());
            assertThat(fewer.status()).isEqualTo(lost <= objective ? MET : MISSED);
        }
    }

    @Test
    void counts_below_zero_are_refused() {
        assertThatThrownBy(() -> new AuditCounts(1, 1, 0, 0, -1, 0, 0, Optional.empty()))
                .hasMessageContaining("seen -1");
    }

    @Test
    void a_restore_at_its_target_is_met() {
        assertJudged(RestoreCriteria.targetReached(point(true, true, 2, 40), CLEAN), MET, "none of 40 later writes");
    }

    @Test
    void a_restore_elsewhere_says_where_it_came_out() {
        assertJudged(
                RestoreCriteria.targetReached(point(true, true, 2, 40), audit(100, 0, 3, 0)),
                MISSED,
                "3 writes acknowledged after " + TARGET + " present");
        assertJudged(RestoreCriteria.targetReached(point(false, true, 2, 40), CLEAN), MISSED, "another cluster");
        assertJudged(RestoreCriteria.targetReached(point(true, false, 2, 40), CLEAN), MISSED, "newest commit");
        assertJudged(RestoreCriteria.targetReached(point(true, true, 1, 40), CLEAN), MISSED, "timeline 1");
        assertJudged(
                RestoreCriteria.targetReached(point(true, true, 2, 40), audit(100, 0, 0, 2)), MISSED, "never sent");
    }

    @Test
    void a_copy_that_was_not_promoted_is_told_from_one_on_its_source_s_timeline() {
        var replaying =
                new RestorePoint(Optional.of(TARGET), Optional.of(true), Optional.of(true), 1, 1, 40, true, List.of());
        Criterion judged = RestoreCriteria.targetReached(replaying, CLEAN);
        assertJudged(judged, MISSED, "copy is still in recovery");
        assertThat(judged.why()).doesNotContain("timeline");
    }

    @Test
    void a_copy_that_came_by_another_timeline_is_not_at_its_target() {
        assertJudged(
                RestoreCriteria.targetReached(point(true, true, 4, 40).by(List.of(2L, 3L)), CLEAN),
                MISSED,
                "copy came to timeline 4 by others than the source's 1, timeline 2, 3");
    }

    @Test
    void a_restore_that_failed_is_missed_however_soon_it_did() {
        assertJudged(
                RestoreCriteria.notRestored(Duration.ofSeconds(4), Duration.ofSeconds(30), "no backup_label"),
                MISSED,
                "restore not completed after 4.0 s: no backup_label, objective ≤ 30 s");
    }

    @Test
    void an_api_that_does_not_start_is_no_smoke_left_out() {
        assertJudged(RestoreCriteria.noApi("api v1: refused", 5), MISSED, "did not start on the restored database");
    }

    @Test
    void an_overshoot_that_could_not_show_proves_nothing() {
        assertJudged(RestoreCriteria.targetReached(point(true, true, 2, 0), CLEAN), UNPROVEN, "overshoot");
    }

    @Test
    void a_restore_of_all_that_the_archive_holds_needs_no_writes_past_a_target() {
        var latest = new RestorePoint(Optional.empty(), Optional.of(true), Optional.of(true), 1, 2, 0);
        assertJudged(RestoreCriteria.targetReached(latest, CLEAN), MET, "the end of the archive");
    }

    @Test
    void the_schema_is_met_only_by_all_expected_migrations() {
        assertJudged(RestoreCriteria.restoredSchema(migrations(28, List.of())), MET, "all 28 migrations");
        assertJudged(RestoreCriteria.restoredSchema(migrations(28, List.of("0028_x.sql"))), MISSED, "0028_x.sql");
        assertJudged(RestoreCriteria.restoredSchema(migrations(0, List.of())), UNPROVEN, "no migration was expected");
    }

    private static MigrationCheck migrations(int expected, List<String> missing) {
        return new MigrationCheck(expected, missing, List.of(), List.of());
    }

    @Test
    void a_migration_too_many_or_of_another_hash_is_missed() {
        List<String> one = List.of("0028_x.sql");
        assertJudged(
                RestoreCriteria.restoredSchema(new MigrationCheck(28, List.of(), one, List.of())),
                MISSED,
                "unexpected migrations 0028_x.sql");
        assertJudged(
                RestoreCriteria.restoredSchema(new MigrationCheck(28, List.of(), List.of(), one)),
                MISSED,
                "migrations with another hash 0028_x.sql");
    }

    @Test
    void an_altered_record_is_missed() {
        assertJudged(
                RestoreCriteria.criticalRecords(new CriticalRecordCheck(9, List.of(), List.of("node 7"))),
                MISSED,
                "altered records node 7");
    }

    @Test
    void a_restore_that_could_not_be_compared_with_its_source_proves_nothing() {
        var unknownCluster = new RestorePoint(Optional.of(TARGET), Optional.empty(), Optional.of(true), 1, 2, 40);
        assertJudged(RestoreCriteria.targetReached(unknownCluster, CLEAN), UNPROVEN, "system identifiers");
        var notLookedFor = new RestorePoint(Optional.of(TARGET), Optional.of(true), Optional.empty(), 1, 2, 40);
        assertJudged(RestoreCriteria.targetReached(notLookedFor, CLEAN), UNPROVEN, "was not looked for");
    }

    @Test
    void nobody_else_may_work_on_the_copy() {
        List<String> none = List.of();
        assertJudged(RestoreCriteria.noEgress(new EgressCheck(false, "", none, none, false)), MET, "was not touched");
        assertJudged(
                RestoreCriteria.noEgress(new EgressCheck(true, "3 rows published", none, none, false)),
                MISSED,
                "the copy's outbox was worked on, 3 rows published");
        assertJudged(
                RestoreCriteria.noEgress(new EgressCheck(false, "", List.of("outbox-worker"), none, true)),
                MISSED,
                "connected to the copy: outbox-worker");
        assertJudged(
                RestoreCriteria.noEgress(new EgressCheck(false, "", none, none, true)),
                UNPROVEN,
                "may not see who is connected");
        assertJudged(
                RestoreCriteria.noEgress(new EgressCheck(false, "", none, List.of("psql of ada"), false)),
                UNPROVEN,
                "nobody here knows what for: psql of ada");
    }

    @Test
    void long_lists_are_cut_in_the_sentence() {
        List<String> missing = List.of("a", "b", "c", "d", "e", "f", "g");
        assertJudged(
                RestoreCriteria.criticalRecords(new CriticalRecordCheck(9, missing, List.of())),
                MISSED,
                "e plus 2 more");
    }

    @Test
    void critical_records_that_were_never_captured_prove_nothing() {
        assertJudged(
                RestoreCriteria.criticalRecords(new CriticalRecordCheck(0, List.of(), List.of())),
                UNPROVEN,
                "captured");
        assertJudged(RestoreCriteria.criticalRecords(new CriticalRecordCheck(3, List.of(), List.of())), MET, "all 3");
    }

    @Test
    void a_smoke_is_met_by_all_its_checks_and_by_no_fewer() {
        Check health = Check.of("/health", true, "200");
        Check recall = Check.of("recall_text", false, "seeds empty");
        assertJudged(RestoreCriteria.apiSmoke(List.of(health, health, health), 3), MET, "/health");
        assertJudged(RestoreCriteria.apiSmoke(List.of(health, health, recall), 3), MISSED, "recall_text (seeds empty)");
        assertJudged(RestoreCriteria.apiSmoke(List.of(health), 3), UNPROVEN, "1 of 3 checks made");
        assertJudged(RestoreCriteria.apiSmoke(List.of(), 0), UNPROVEN, "0 of 1 checks made");
        assertJudged(RestoreCriteria.apiSmoke(List.of(Check.unknown("w", "no key")), 1), UNPROVEN, "no key");
    }

    @Test
    void isolation_is_shown_by_hashes_that_differ_and_a_live_database_that_does_not() {
        assertJudged(RestoreCriteria.isolation(isolation("a", "b", true, 0)), MET, "differ");
        assertJudged(RestoreCriteria.isolation(isolation("a", "a", true, 0)), MISSED, "names the live");
        assertJudged(RestoreCriteria.isolation(isolation("a", "b", false, 0)), MISSED, "live database is not");
        assertJudged(RestoreCriteria.isolation(isolation("a", "b", true, 1)), MISSED, "1 worker on");
        assertJudged(
                RestoreCriteria.isolation(
                        new IsolationCheck(Optional.of("a"), Optional.empty(), Optional.of(true), OptionalInt.of(0))),
                UNPROVEN,
                "could not be compared");
        assertJudged(
                RestoreCriteria.isolation(
                        new IsolationCheck(Optional.of("a"), Optional.of("b"), Optional.of(true), OptionalInt.empty())),
                UNPROVEN,
                "may not see who is connected");
    }

    @Test
    void a_live_database_that_could_not_be_looked_at_again_is_not_known_to_be_untouched() {
        var unread = new IsolationCheck(Optional.of("a"), Optional.of("b"), Optional.empty(), OptionalInt.of(0));
        assertJudged(RestoreCriteria.isolation(unread), UNPROVEN, "could not be read again");
        var neither = new IsolationCheck(Optional.empty(), Optional.empty(), Optional.of(true), OptionalInt.of(0));
        assertJudged(RestoreCriteria.isolation(neither), UNPROVEN, "could not be compared");
    }

    private static IsolationCheck isolation(String live, String restored, boolean untouched, int workers) {
        return new IsolationCheck(
                Optional.of(live), Optional.of(restored), Optional.of(untouched), OptionalInt.of(workers));
    }

    @Test
    void pages_and_archive_are_met_only_if_something_was_looked_at() {
        assertJudged(IntegrityCriteria.restoredPages(pages(0, 4, List.of(), List.of())), MET, "4 indexes");
        assertJudged(IntegrityCriteria.restoredPages(pages(0, 0, List.of(), List.of())), UNPROVEN, "no index");
        var checksumsOff = new PageCheck(Optional.empty(), 3, 4, List.of(), List.of());
        assertJudged(IntegrityCriteria.restoredPages(checksumsOff), UNPROVEN, "checksums are off");
        assertJudged(IntegrityCriteria.archiveContinuity(0, List.of()), UNPROVEN, "no WAL segment");
        assertJudged(IntegrityCriteria.archiveContinuity(7, List.of()), MET, "all 7");
        assertJudged(
                IntegrityCriteria.archiveContinuity(7, List.of("00000001000000000000000A")),
                MISSED,
                "00000001000000000000000A");
    }

    @Test
    void an_archive_that_nobody_sees_proves_nothing() {
        assertJudged(IntegrityCriteria.archiveUnseen(), UNPROVEN, "the restore lever does not see the archive");
    }

    @Test
    void damaged_pages_are_missed_also_where_not_all_could_be_looked_at() {
        List<String> denied = List.of("nodes_pkey (permission denied)");
        assertJudged(IntegrityCriteria.restoredPages(pages(2, 4, List.of(), denied)), MISSED, "2 pages");
        assertJudged(
                IntegrityCriteria.restoredPages(pages(0, 4, List.of("outbox_pkey"), denied)), MISSED, "outbox_pkey");
    }

    @Test
    void pages_that_could_not_be_looked_at_prove_nothing_and_say_which_right_is_missing() {
        var denied = pages(0, 4, List.of(), List.of("nodes_pkey (permission denied)"));
        Criterion judged = IntegrityCriteria.restoredPages(denied);
        assertThat(judged.status()).isEqualTo(UNPROVEN);
        assertThat(judged.why()).contains("nodes_pkey (permission denied)", "HINT: create extension amcheck");
    }

    private static PageCheck pages(long failures, int soundIndexes, List<String> corrupt, List<String> unchecked) {
        return new PageCheck(Optional.of(failures), 3, soundIndexes, corrupt, unchecked);
    }
}
