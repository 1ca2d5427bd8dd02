package dev.aionis.drill.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the report says besides figures; a link that would give something away is refused and not shown. */
class ReportChecksTest {

    @TempDir
    Path folder;

    @Test
    void what_is_left_out_links_nowhere_and_leaves_the_drills_owner() {
        ReportConfig report =
                new Configurations(folder).read(Configurations.SHORTEST).report();

        assertThat(report.restore().owner()).isEmpty();
        assertThat(report.restore().severity()).isEqualTo(ReportEntry.Severity.CRITICAL);
        assertThat(report.restore().links()).isEmpty();
    }

    @Test
    void owner_severity_and_links_are_told_by_part() {
        ReportConfig report = new Configurations(folder)
                .read(Configurations.SHORTEST + "report: {restore: {owner: dba-oncall, severity: blocker, links: ["
                        + "{name: Restore runbook, url: \"https://wiki.example.org/restore?page=2\"},"
                        + "{name: OPS-17, url: \"https://issues.example.org/OPS-17\", kind: issue}]}}\n")
                .report();

        assertThat(report.restore().owner()).contains("dba-oncall");
        assertThat(report.restore().severity()).isEqualTo(ReportEntry.Severity.BLOCKER);
        assertThat(report.restore().links())
                .extracting(ReportLink::name, ReportLink::url, ReportLink::kind)
                .containsExactly(
                        tuple("Restore runbook", "https://wiki.example.org/restore?page=2", ReportLink.Kind.RUNBOOK),
                        tuple("OPS-17", "https://issues.example.org/OPS-17", ReportLink.Kind.ISSUE));
        assertThat(report.worker().links()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://oncall:hunter2@wiki.example.org/restore",
                "https://wiki.example.org/restore?page=2&token=hunter2",
                "https://wiki.example.org/restore?access_token=hunter2",
                "https://wiki.example.org/restore?X-Amz-Signature=hunter2",
                "https://wiki.example.org/restore?apiKey=hunter2"
            })
    void a_link_with_credentials_is_refused_without_being_shown(String url) {
        assertThat(refusal(url))
                .contains("report.worker.links.0.url, seen a URL with credentials in it, expected one without")
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://wiki.example.org/restore", "wiki/restore", "https:///restore"})
    void a_link_that_leads_nowhere_is_refused(String url) {
        assertThat(refusal(url)).contains("report.worker.links.0.url, seen \"" + url + "\", expected a URL");
    }

    private String refusal(String url) {
        return new Configurations(folder)
                .refusal(Configurations.SHORTEST + "report: {worker: {links: [{name: Runbook, url: \"" + url
                        + "\"}]}}\n");
    }
}
