package dev.aionis.drill.record.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.evidence.EvidenceFolder;
import dev.aionis.drill.evidence.Redactor;
import dev.aionis.drill.record.DrillRecord;
import dev.aionis.drill.record.RecordFiles;
import dev.aionis.drill.record.SampleRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrillSiteTest {

    @TempDir
    Path base;

    private Path records;
    private Path reports;
    private Path site;

    @BeforeEach
    void folders() throws IOException {
        records = Files.createDirectory(base.resolve("drill-records"));
        reports = Files.createDirectory(base.resolve("drill-reports"));
        site = base.resolve("public");
    }

    @Test
    void drills_are_listed_newest_first_with_verdict_and_links_to_what_is_there() throws IOException {
        drill(1, SampleRecords.pass());
        drill(2, SampleRecords.fail());
        report(2);

        assertThat(published(20)).isEqualTo(2);

        assertThat(links())
                .containsExactly(id(2) + "/record.html", "reports/" + id(2) + "/index.html", id(1) + "/record.html");
        assertThat(badges()).containsExactly("fail", "pass");
        links().forEach(link -> assertThat(site.resolve(link)).isRegularFile());
    }

    @Test
    void the_page_has_no_script_and_asks_nobody_for_anything() throws IOException {
        drill(1, SampleRecords.pass());
        Path json = records.resolve(id(1)).resolve(RecordFiles.JSON);
        Files.writeString(json, Files.readString(json).replace("v0.2.2", "<script src='//x'>"));
        published(20);

        assertThat(page())
                .contains("default-src 'none'")
                .contains("&lt;script src=")
                .doesNotContain("<script", "<link", "<img", "@import", "url(", "http://", "https://");
    }

    @Test
    void what_an_earlier_site_listed_stays_listed() throws IOException {
        drill(1, SampleRecords.pass());
        published(20);
        Folders.remove(records.resolve(id(1)));
        drill(2, SampleRecords.pass());

        published(20);

        assertThat(links()).containsExactly(id(2) + "/record.html", id(1) + "/record.html");
    }

    @Test
    void a_drill_that_was_signed_since_is_taken_again_and_listed_once() throws IOException {
        drill(1, SampleRecords.pass());
        published(20);
        Files.writeString(records.resolve(id(1)).resolve("record.html"), "signed off");

        published(20);

        assertThat(links()).containsExactly(id(1) + "/record.html");
        assertThat(site.resolve(id(1)).resolve("record.html")).hasContent("signed off");
        assertThat(Files.readAllLines(site.resolve("history.jsonl"))).hasSize(1);
    }

    @Test
    void of_older_drills_than_are_kept_only_the_line_is_left() throws IOException {
        drill(1, SampleRecords.pass());
        report(1);
        drill(2, SampleRecords.pass());

        published(1);

        assertThat(links()).containsExactly(id(2) + "/record.html");
        assertThat(page()).contains(id(1), "it is where it was archived");
        assertThat(site.resolve(id(1))).doesNotExist();
        assertThat(site.resolve("reports").resolve(id(1))).doesNotExist();
        assertThat(records.resolve(id(1))).as("where it came from").isDirectory();
    }

    @Test
    void what_is_no_drill_is_not_published() throws IOException {
        Files.createDirectory(records.resolve(id(7)));
        Files.writeString(records.resolve(id(7)).resolve("undo-journal.jsonl"), "{}");

        assertThat(published(20)).isZero();

        assertThat(site.resolve(id(7))).doesNotExist();
        assertThat(page()).contains("No drill has ended yet.");
    }

    private int published(int keep) {
        var drills = new DrillSite(site);
        int taken = drills.take(records, reports);
        drills.thin(keep);
        drills.writeIndex();
        return taken;
    }

    private void drill(int number, DrillRecord sample) throws IOException {
        var folder = new EvidenceFolder(Files.createDirectory(records.resolve(id(number))), new Redactor(List.of()));
        RecordFiles.write(folder, sample);
        Path json = folder.root().resolve(RecordFiles.JSON);
        String day = sample.finishedAt().toString().substring(0, 10);
        // a later number ended on a later day
        Files.writeString(
                json,
                Files.readString(json)
                        .replace(sample.drillId().value(), id(number))
                        .replace(day, "2026-03-%02d".formatted(number)));
    }

    private void report(int number) throws IOException {
        Path report = Files.createDirectories(reports.resolve(id(number)).resolve("widgets"));
        Files.writeString(report.resolveSibling("index.html"), "report");
    }

    private static String id(int number) {
        return "ha_drill_202603%02d_staging-ha_01".formatted(number);
    }

    private List<String> links() {
        return found("href=\"([^\"]+)\"");
    }

    private List<String> badges() {
        return found("class=\"badge [a-z]+\">([^<]+)<");
    }

    private List<String> found(String pattern) {
        return Pattern.compile(pattern)
                .matcher(page())
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private String page() {
        try {
            return Files.readString(site.resolve("index.html"));
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
