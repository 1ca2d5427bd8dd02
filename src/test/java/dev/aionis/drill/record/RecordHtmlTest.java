package dev.aionis.drill.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.evidence.EvidenceFile;
import dev.aionis.drill.evidence.EvidenceFolder;
import dev.aionis.drill.evidence.Redactor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

class RecordHtmlTest {

    /** Kept for .ci/accessibility, which looks at them in a browser. */
    private static final Path SEEN = Path.of("target/record");

    private static final List<String> SECTIONS = List.of(
            "Drill Metadata",
            "Preconditions",
            "Scenario A: Database Restore Drill (PITR/Backup)",
            "Scenario B: API Rollback Drill",
            "Scenario C: Worker Recovery + Replay Drill",
            "Validation Command Evidence",
            "Incident Notes",
            "Final Sign-off",
            "Evidence bundle");

    private static final List<String> METADATA = List.of(
            "Drill id", "Date (UTC)", "Environment", "Scope/tenant sample", "Owner", "Observers", "Release/tag");

    private static final List<String> NOTES =
            List.of("What failed", "Blast radius", "Mitigation applied", "Follow-up actions");

    @TempDir
    Path drill;

    static Stream<Arguments> drills() {
        return Stream.of(
                Arguments.of("pass", SampleRecords.pass()),
                Arguments.of("fail", SampleRecords.fail()),
                Arguments.of("partial", SampleRecords.partial()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("drills")
    void the_templates_sections_are_there_in_its_order(String name, DrillRecord record) {
        HtmlDocument page = seen(name, record);
        assertThat(page.texts("h1")).containsExactly("HA Failure Drill ha_drill_20260228_staging-ha_01");
        assertThat(page.texts("h2")).containsExactlyElementsOf(SECTIONS);
        assertThat(page.texts("dt")).containsSubsequence(METADATA).contains("Drill result", "Signed by");
        assertThat(page.texts("h3")).containsSubsequence(NOTES);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("drills")
    void the_verdict_and_what_decided_it_come_before_all_else(String name, DrillRecord record) {
        Element verdict = seen(name, record).all("header").get(0);
        assertThat(verdict.getTextContent())
                .contains(name.toUpperCase(java.util.Locale.ROOT))
                .contains(record.why());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("drills")
    void every_criterion_stands_with_measured_objective_and_result(String name, DrillRecord record) {
        String text = seen(name, record).text();
        record.scenarios().stream()
                .flatMap(s -> s.criteria().stream())
                .forEach(criterion -> assertThat(text)
                        .containsSubsequence(
                                criterion.title().replace("`", ""),
                                criterion.measured() == null ? "not measured" : Figures.of(criterion.measured()),
                                criterion.objective().toString(),
                                criterion.status().name()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("drills")
    void it_asks_nobody_for_anything(String name, DrillRecord record) {
        HtmlDocument page = seen(name, record);
        assertThat(page.names()).doesNotContain("script", "link", "iframe", "object", "base", "form");
        assertThat(page.attributes("src")).allMatch(src -> src.startsWith("data:"));
        assertThat(page.texts("style").get(0)).doesNotContain("url(", "@import", "http");
        assertThat(page.attributes("content")).anyMatch(policy -> policy.startsWith("default-src 'none'"));
        Set<String> files = record.evidence().stream().map(EvidenceFile::path).collect(Collectors.toSet());
        files.add("record.json");
        assertThat(page.attributes("href")).isNotEmpty().allMatch(href -> href.startsWith("#") || files.contains(href));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("drills")
    void it_can_be_read_without_being_seen(String name, DrillRecord record) {
        HtmlDocument page = seen(name, record);
        assertThat(page.all("html").get(0).getAttribute("lang")).isEqualTo("en");
        assertThat(page.all("table"))
                .isNotEmpty()
                .allMatch(table -> HtmlDocument.within(table, "caption").size() == 1);
        assertThat(page.all("th")).allMatch(head -> Set.of("row", "col").contains(head.getAttribute("scope")));
        assertThat(page.all("img")).allMatch(image -> image.getAttribute("alt").length() > 20);
        assertThat(page.all("svg"))
                .allMatch(drawing -> drawing.getAttribute("aria-hidden").equals("true")
                        || drawing.getAttribute("role").equals("img")
                                && drawing.getAttribute("aria-label").length() > 20);
        List<String> ids = page.attributes("id");
        assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
        assertThat(page.attributes("href"))
                .filteredOn(href -> href.startsWith("#"))
                .hasSizeGreaterThan(8)
                .allMatch(href -> ids.contains(href.substring(1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "' onmouseover='alert(1)",
                "&lt;b&gt;& &#60;b>",
                "javascript:alert(1)",
                "</style></title><h2>Final Sign-off</h2>",
                "]]><!-- -->",
                "\u05D0\u05D1\u05D2 abc \u0627\u0644\u0633"
            })
    void what_somebody_else_said_is_a_text_and_nothing_more(String word) {
        // a sentence and a single word are shown in two ways, so each is compared with its like
        String like = word.contains(" ") ? "some words!" : "word!";
        HtmlDocument plain = HtmlDocument.of(RecordHtml.render(SampleRecords.saying(like)));
        HtmlDocument page = HtmlDocument.of(RecordHtml.render(SampleRecords.saying(word)));
        assertThat(page.names()).as("the same elements, whatever is said").isEqualTo(plain.names());
        assertThat(page.attributeNames()).isEqualTo(plain.attributeNames());
        assertThat(page.attributes("href")).noneMatch(href -> href.contains(word));
        assertThat(page.text()).contains(word);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u202Eb", "a\u2066b", "a\u0000b", "a\u001Bb", "a\uD800b", "a\u0085b"})
    void what_would_turn_or_break_the_text_is_shown_by_its_number(String word) {
        String page = RecordHtml.render(SampleRecords.saying(word));
        assertThat(page).contains("a[U+%04X]b".formatted((int) word.charAt(1)));
        assertThat(page.indexOf(word.charAt(1))).isNegative();
    }

    @Test
    void a_word_that_never_ends_is_kept_for_the_browser_to_look_at() {
        assertThat(seen("hostile", SampleRecords.saying("\u05D0\u05D1" + "W".repeat(400)))
                        .text())
                .contains("W".repeat(400));
    }

    @Test
    void what_speaks_against_a_pass_is_said_at_a_glance() {
        Element glance = seen("partial", SampleRecords.partial()).all("table").get(0);
        assertThat(glance.getTextContent())
                .contains("drain-time UNPROVEN: the load stopped before the drain: 3 samples of at least 20");
    }

    @Test
    void a_picture_is_in_the_page_only_while_it_is_the_one_of_the_record() throws IOException {
        var folder = new EvidenceFolder(drill, new Redactor(List.of()));
        EvidenceFile chart = folder.write("charts/rollback.png", new byte[] {1, 2, 3});
        DrillRecord record = withEvidence(SampleRecords.pass(), chart);
        RecordFiles.write(folder, record);
        assertThat(Files.readString(drill.resolve("record.html"))).contains("src=\"data:image/png;base64,AQID\"");

        Files.write(drill.resolve("charts/rollback.png"), new byte[] {1, 2, 4});
        RecordFiles.render(drill);
        assertThat(Files.readString(drill.resolve("record.html")))
                .doesNotContain("data:image/png")
                .contains("which is not here as this record describes it and is therefore not shown");
    }

    @Test
    void signatures_are_shown_with_what_they_are_bound_to() {
        var folder = new EvidenceFolder(drill, new Redactor(List.of()));
        RecordFiles.write(folder, SampleRecords.partial());
        DrillRecord signed = new SignOffDesk(() -> SampleRecords.at("12:00:00")).sign(drill, "sre-lead");
        assertThat(HtmlDocument.of(RecordHtml.render(signed)).text())
                .containsSubsequence(
                        "SHA-256 of the record",
                        "sre-lead",
                        "2026-02-28T12:00:00.000Z",
                        signed.signOff().entries().get(0).recordSha256());
    }

    private static DrillRecord withEvidence(DrillRecord record, EvidenceFile file) {
        var files = new ArrayList<>(record.evidence());
        files.removeIf(one -> one.path().equals(file.path()));
        files.add(file);
        return new DrillRecord(
                record.schemaVersion(),
                record.drillId(),
                record.startedAt(),
                record.finishedAt(),
                record.environment(),
                record.sample(),
                record.owner(),
                record.observers(),
                record.release(),
                record.host(),
                record.load(),
                record.verdict(),
                record.why(),
                record.preconditions(),
                record.scenarios(),
                record.gates(),
                record.incidentNotes(),
                record.signOff(),
                files);
    }

    private static HtmlDocument seen(String name, DrillRecord record) {
        String html = RecordHtml.render(record);
        try {
            Files.writeString(Files.createDirectories(SEEN.resolve(name)).resolve("record.html"), html);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return HtmlDocument.of(html);
    }
}
