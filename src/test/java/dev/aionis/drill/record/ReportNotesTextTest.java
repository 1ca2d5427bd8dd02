package dev.aionis.drill.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.evidence.Redactor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whom to ask and where to read on, as the record says it. */
class ReportNotesTextTest {

    private static final ReportNotes NOTES = new ReportNotes(
            "dba-oncall",
            "blocker",
            List.of(
                    new ReportNotes.Link("Restore *runbook*", "https://wiki.example.org/restore?a=1&b=<2>", "runbook"),
                    new ReportNotes.Link("OPS-17", "https://issues.example.org/OPS-17", "issue")));

    @Test
    void markdown_names_owner_and_severity_and_links() {
        assertThat(ReportNotesText.markdown(NOTES))
                .hasValue("Owner: dba-oncall; severity of a failure: blocker;"
                        + " runbook [Restore \\*runbook\\*](<https://wiki.example.org/restore?a=1&b=%3C2%3E>);"
                        + " issue [OPS-17](<https://issues.example.org/OPS-17>)");
    }

    @Test
    void html_does_so_too_and_no_link_can_break_the_page() {
        assertThat(ReportNotesText.html(NOTES).orElseThrow())
                .hasToString("<p>Owner: dba-oncall; severity of a failure: blocker; runbook"
                        + " <a href=\"https://wiki.example.org/restore?a=1&amp;b=&lt;2&gt;\" rel=\"noreferrer\">Restore"
                        + " *runbook*</a>; issue <a href=\"https://issues.example.org/OPS-17\""
                        + " rel=\"noreferrer\">OPS-17</a></p>");
    }

    @Test
    void nothing_is_said_where_nothing_was_told() {
        assertThat(ReportNotesText.markdown(ReportNotes.NONE)).isEmpty();
        assertThat(ReportNotesText.html(ReportNotes.NONE)).isEmpty();
    }

    @Test
    void a_record_keeps_them_and_one_that_knew_none_still_reads() {
        DrillRecord record = SampleRecords.pass();
        String json = RecordJson.text(record, new Redactor(List.of()));

        assertThat(RecordJson.parse(json)).isEqualTo(record);
        assertThat(RecordJson.parse(json.replaceAll(",\\s*\"report\" : \\{[^}]*\\}", "")))
                .isEqualTo(record);
    }
}
