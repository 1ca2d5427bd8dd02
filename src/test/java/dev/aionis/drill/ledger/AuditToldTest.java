package dev.aionis.drill.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.model.BoundedInstant;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.model.RequestOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How an audit tells what it found: in its report, its list, and back from its list. No database is needed for that. */
class AuditToldTest {

    private static final Optional<BoundedInstant> AT_100 = Optional.of(BoundedInstant.exactly(Writes.at(100)));

    @TempDir
    Path folder;

    private static SentWrite acknowledged(String clientId, long seed, long sent, long ended) {
        return new SentWrite(List.of(new LedgerEntry(
                seed,
                clientId,
                Writes.at(sent),
                Writes.at(sent),
                Optional.of(RequestOutcome.OK),
                Optional.of(Writes.at(ended)),
                Optional.of(Writes.commit(seed)),
                Optional.of(Writes.node(seed)),
                Optional.of(Writes.hash(seed)))));
    }

    private static LedgerEntry attempt(String clientId, Optional<RequestOutcome> outcome) {
        return new LedgerEntry(
                3,
                clientId,
                Writes.at(1),
                Writes.at(2),
                outcome,
                outcome.map(any -> Writes.at(9)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static DatabaseRow row(String clientId, long seed) {
        return new DatabaseRow(
                clientId, Writes.node(seed), Optional.of(Writes.commit(seed)), Optional.of(Writes.hash(seed)));
    }

    private static AuditFinding finding(WriteClass writeClass, SentWrite write, DatabaseRow row) {
        String clientId = write == null ? row.clientId() : write.clientId();
        return new AuditFinding(writeClass, clientId, Optional.ofNullable(write), Optional.ofNullable(row));
    }

    // ---- one finding

    @Test
    void a_finding_is_told_by_what_ledger_and_database_have_of_it() {
        assertThat(finding(WriteClass.LOST, acknowledged("drill-1", 1, 10, 20), null)
                        .describe())
                .isEqualTo("drill-1, sent " + Writes.at(10) + ", acknowledged " + Writes.at(20) + " as node "
                        + Writes.node(1) + " commit " + Writes.commit(1) + ", absent");
        assertThat(finding(WriteClass.PHANTOM, null, row("drill-2", 2)).describe())
                .isEqualTo("drill-2, never sent, there as node " + Writes.node(2) + " commit " + Writes.commit(2));
        var retried = new SentWrite(
                List.of(attempt("drill-3", Optional.of(RequestOutcome.UNKNOWN)), attempt("drill-3", Optional.empty())));
        var bare = new DatabaseRow("drill-3", Writes.node(3), Optional.empty(), Optional.empty());
        assertThat(finding(WriteClass.UNDECIDED, retried, bare).describe())
                .isEqualTo("drill-3, sent " + Writes.at(2) + " in 2 attempts, unknown, there as node " + Writes.node(3)
                        + " commit none");
        assertThat(finding(WriteClass.UNDECIDED, new SentWrite(List.of(attempt("drill-4", Optional.empty()))), null)
                        .describe())
                .isEqualTo("drill-4, sent " + Writes.at(2) + ", without an outcome, absent");
    }

    @Test
    void what_is_in_neither_is_no_finding_and_a_blank_scope_no_scope() {
        assertThatThrownBy(() -> new AuditFinding(WriteClass.LOST, "drill-1", Optional.empty(), Optional.empty()))
                .hasMessageContaining("neither in the ledger nor in the database");
        assertThatThrownBy(() -> new AuditScope(" ", "drill-", AT_100)).hasMessageContaining("neither may be blank");
        assertThatThrownBy(() -> new AuditScope("default", "", AT_100)).hasMessageContaining("neither may be blank");
    }

    @Test
    void four_classes_are_wrong() {
        assertThat(Stream.of(WriteClass.values()).filter(WriteClass::wrong))
                .containsExactly(WriteClass.LOST, WriteClass.ALTERED, WriteClass.BEYOND_TARGET, WriteClass.PHANTOM);
        assertThat(WriteClass.LOST.meaning()).isEqualTo("acknowledged by the target, and absent");
    }

    // ---- the report

    private AuditReport report(long outside, List<AuditFinding> findings) {
        var tally = new AuditTally(AT_100);
        findings.forEach(tally::add);
        return new AuditReport(
                new AuditScope("default", "drill-", AT_100),
                tally.counts(),
                tally.present(),
                tally.first(),
                tally.due(),
                tally.dataLoss(),
                tally.writes(),
                tally.writes(),
                outside,
                5,
                new LedgerTail(LedgerTail.State.CLOSED, 32, 0),
                folder.resolve("full.tsv"),
                "as it was");
    }

    @Test
    void a_report_names_the_classes_that_occur() {
        var undecided = new SentWrite(List.of(attempt("drill-2", Optional.empty())));
        AuditReport report = report(
                0,
                List.of(
                        finding(WriteClass.RECOVERED, acknowledged("drill-1", 1, 10, 20), row("drill-1", 1)),
                        finding(WriteClass.UNDECIDED, undecided, null),
                        finding(WriteClass.UNDECIDED, undecided, row("drill-2", 2))));

        assertThat(report.sound()).isTrue();
        assertThat(report.describe()).isEqualTo("""
                        as it was
                        3 writes in 3 attempts, ledger closed; 5 rows in the database
                        data loss: 0 rows, 0 s
                        recovered: 1 acknowledged by the target, and there
                        undecided: 2 of unknown outcome (1 there, 1 absent)
                        all of them: full.tsv""");
    }

    @Test
    void a_report_on_nothing_that_had_to_be_there_is_not_sound() {
        AuditReport report = report(
                2,
                List.of(finding(WriteClass.UNDECIDED, new SentWrite(List.of(attempt("d", Optional.empty()))), null)));

        assertThat(report.sound()).isFalse();
        assertThat(report.describe())
                .contains("data loss: 0 rows, unknown in time\n")
                .contains("2 ledger entries without the prefix 'drill-' were not looked at\n")
                .contains("undecided: 1 of unknown outcome\n");
    }

    @Test
    void twenty_are_all_named_and_the_next_is_counted() {
        assertThat(report(0, lost(20)).describe()).contains("drill-19").doesNotContain("more");
        assertThat(report(0, lost(21)).describe()).doesNotContain("drill-20").contains("  plus 1 more\n");
    }

    private static List<AuditFinding> lost(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> finding(WriteClass.LOST, acknowledged("drill-" + i, i, 10, 20 + i), null))
                .toList();
    }

    @Test
    void the_oldest_lost_acknowledgement_bounds_the_loss_in_any_order() {
        List<AuditFinding> reversed = new ArrayList<>(lost(3));
        Collections.reverse(reversed);
        assertThat(report(0, reversed).dataLoss())
                .isEqualTo(report(0, lost(3)).dataLoss())
                .hasValueSatisfying(loss -> assertThat(loss.longest()).hasMillis(80));
    }

    // ---- the moment

    @Test
    void a_write_that_was_acknowledged_when_a_later_one_was_sent_leaves_a_moment_between_them() {
        var moment = new DatabaseMoment();
        moment.add(finding(WriteClass.LOST, acknowledged("drill-1", 1, 10, 50), null));
        assertThat(moment.exists()).as("nothing is there").isTrue();
        moment.add(finding(WriteClass.RECOVERED, acknowledged("drill-2", 2, 50, 60), row("drill-2", 2)));
        assertThat(moment.exists()).as("sent as the other was acknowledged").isTrue();
        moment.add(finding(WriteClass.RECOVERED, acknowledged("drill-3", 3, 51, 60), row("drill-3", 3)));
        assertThat(moment.exists()).isFalse();
        assertThat(moment.before()).contains(Writes.at(50));
        assertThat(moment.notBefore()).contains(Writes.at(51));
    }

    @Test
    void the_latest_write_that_is_there_and_the_earliest_that_is_not_bound_the_moment() {
        var moment = new DatabaseMoment();
        moment.add(finding(WriteClass.RECOVERED, acknowledged("drill-1", 1, 40, 45), row("drill-1", 1)));
        moment.add(finding(WriteClass.RECOVERED, acknowledged("drill-2", 2, 30, 35), row("drill-2", 2)));
        moment.add(finding(WriteClass.LOST, acknowledged("drill-3", 3, 60, 70), null));
        moment.add(finding(WriteClass.LOST, acknowledged("drill-4", 4, 60, 80), null));
        assertThat(moment.notBefore()).contains(Writes.at(40));
        assertThat(moment.before()).contains(Writes.at(70));
    }

    @Test
    void a_row_that_is_not_as_it_was_acknowledged_tells_no_moment() {
        var moment = new DatabaseMoment();
        moment.add(finding(WriteClass.ALTERED, acknowledged("drill-1", 1, 40, 45), row("drill-1", 1)));
        moment.add(finding(WriteClass.PHANTOM, acknowledged("drill-2", 2, 40, 45), row("drill-2", 2)));
        assertThat(moment.notBefore()).isEmpty();
    }

    // ---- none of them there

    private static String noneThere(ScopeState state) {
        var tally = new AuditTally(AT_100);
        tally.add(finding(WriteClass.LOST, acknowledged("drill-1", 1, 10, 20), null));
        return Diagnosis.of(tally, new AuditScope("default", "drill-", AT_100), () -> state);
    }

    @Test
    void where_none_is_there_the_scope_s_newest_commit_tells_why() {
        assertThat(noneThere(new ScopeState(true, Optional.empty()))).endsWith("the scope default is empty");
        assertThat(noneThere(new ScopeState(false, Optional.empty())))
                .startsWith("a backup from before the drill's first write")
                .endsWith("newest commit is of unknown");
        assertThat(noneThere(new ScopeState(false, Optional.of(Writes.at(9)))))
                .startsWith("a backup from before the drill's first write");
        assertThat(noneThere(new ScopeState(false, Optional.of(Writes.at(10)))))
                .startsWith("another cluster or database: none of the 1 writes");
    }

    // ---- the list

    private List<String> listed(AuditFinding... findings) throws IOException {
        Path list = folder.resolve("full.tsv");
        try (var out = new FindingList(list)) {
            Stream.of(findings).forEach(out::add);
        }
        return Files.readAllLines(list).stream().skip(1).toList();
    }

    @Test
    void a_line_has_what_is_known_and_what_was_acknowledged_where_something_is_wrong() throws IOException {
        assertThat(listed(
                        finding(WriteClass.RECOVERED, acknowledged("drill-1", 1, 10, 20), row("drill-1", 1)),
                        finding(WriteClass.LOST, acknowledged("drill-2", 2, 10, 20), null),
                        finding(WriteClass.PHANTOM, null, row("drill-3", 3)),
                        finding(
                                WriteClass.UNDECIDED,
                                new SentWrite(List.of(
                                        attempt("drill-4", Optional.of(RequestOutcome.UNKNOWN)),
                                        attempt("drill-4", Optional.empty()))),
                                null)))
                .containsExactly(
                        "recovered\tdrill-1\t1\t1\t" + Writes.at(10) + "\tok\t" + Writes.at(20) + "\t\t\t\t"
                                + Writes.node(1) + "\t" + Writes.commit(1) + "\t" + Writes.hash(1),
                        "lost\tdrill-2\t1\t2\t" + Writes.at(10) + "\tok\t" + Writes.at(20) + "\t" + Writes.node(2)
                                + "\t" + Writes.commit(2) + "\t" + Writes.hash(2) + "\t\t\t",
                        "phantom\tdrill-3\t0\t\t\t\t\t\t\t\t" + Writes.node(3) + "\t" + Writes.commit(3) + "\t"
                                + Writes.hash(3),
                        "undecided\tdrill-4\t2\t3\t" + Writes.at(2) + "\t\t\t\t\t\t\t\t");
    }

    @Test
    void a_client_id_of_any_characters_comes_back_as_it_was() throws IOException {
        List<String> odd = List.of("a\\b", "a\tb", "a\nb", "a\rb", "\\", "plain", "a\\\\tb");
        listed(odd.stream()
                .map(id -> finding(WriteClass.PHANTOM, null, row(id, 1)))
                .toArray(AuditFinding[]::new));

        try (var rows = new FoundRows(folder.resolve("full.tsv"))) {
            assertThat(rows).toIterable().extracting(DatabaseRow::clientId).containsExactlyElementsOf(odd);
            assertThatThrownBy(rows::next)
                    .isInstanceOf(NoSuchElementException.class)
                    .hasMessage("all rows of full.tsv were read");
        }
    }

    @Test
    void rows_come_back_with_what_they_had_and_absent_writes_have_none() throws IOException {
        var bare = new DatabaseRow("drill-2", Writes.node(2), Optional.empty(), Optional.empty());
        listed(
                finding(WriteClass.LOST, acknowledged("drill-0", 0, 10, 20), null),
                finding(WriteClass.PHANTOM, null, row("drill-1", 1)),
                finding(WriteClass.PHANTOM, null, bare));

        try (var rows = new FoundRows(folder.resolve("full.tsv"))) {
            assertThat(rows).toIterable().containsExactly(row("drill-1", 1), bare);
        }
    }

    @Test
    void a_list_that_was_cut_or_changed_is_refused_with_the_line() throws IOException {
        Path list = folder.resolve("full.tsv");
        listed(finding(WriteClass.PHANTOM, null, row("drill-1", 1)));
        String whole = Files.readString(list);

        Files.writeString(list, whole.substring(0, whole.lastIndexOf('\t')));
        assertRefused(list, "full.tsv, line 2: 12 cells, expected 13");
        Files.writeString(list, whole.replace(Writes.node(1).toString(), "nobody"));
        assertRefused(list, "full.tsv, line 2: a cell is not what its column says");
        Files.writeString(list, "");
        assertRefused(list, "full.tsv, line 1: 0 cells, expected 13");
    }

    private static void assertRefused(Path list, String said) {
        assertThatExceptionOfType(DrillException.class)
                .isThrownBy(() -> new FoundRows(list))
                .withMessageStartingWith(said);
    }

    // ---- without its database

    @Test
    void an_audit_is_run_again_on_what_it_left() throws IOException {
        Path file = folder.resolve("writes.ledger");
        try (var ledger = Ledger.create(file, () -> Writes.START)) {
            ledger.complete(ledger.begin("drill-1", Writes.at(10), Writes.at(10)), Writes.acknowledged(1, 20));
            ledger.complete(ledger.begin("drill-2", Writes.at(10), Writes.at(10)), Writes.acknowledged(2, 30));
        }
        listed(finding(WriteClass.RECOVERED, acknowledged("drill-1", 1, 10, 20), row("drill-1", 1)));
        Path temporary = Files.createDirectory(folder.resolve("temporary"));

        AuditReport report = new Audit()
                .again(file, folder.resolve("full.tsv"), new AuditScope("default", "drill-", AT_100), temporary);

        assertThat(report.count(WriteClass.RECOVERED)).isEqualTo(1);
        assertThat(report.lost()).isEqualTo(1);
        assertThat(temporary).isEmptyDirectory();
        assertThat(Audit.query(report.scope()))
                .contains("where n.scope = 'default' and starts_with(n.client_id, 'drill-')");
    }

    @Test
    void a_sort_needs_a_folder_and_leaves_it_empty() throws IOException {
        assertThatExceptionOfType(DrillException.class)
                .isThrownBy(() -> SortFolder.beside(folder.resolve("none").resolve("full.tsv")))
                .withMessageContaining("its folder can't be written to");
        var sort = SortFolder.beside(folder.resolve("full.tsv"));
        Path kept = Files.createFile(sort.path().resolve("kept"));
        assertThatExceptionOfType(DrillException.class).isThrownBy(sort::close).withMessageContaining("not removed");
        Files.delete(kept);
        sort.close();
        assertThat(sort.path()).doesNotExist();
    }
}
