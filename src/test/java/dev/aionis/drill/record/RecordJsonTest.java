package dev.aionis.drill.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aionis.drill.evidence.Redactor;
import dev.aionis.drill.model.DrillException;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RecordJsonTest {

    private static final Redactor NO_SECRETS = new Redactor(List.of());

    static Stream<DrillRecord> drills() {
        return Stream.of(SampleRecords.pass(), SampleRecords.fail(), SampleRecords.partial());
    }

    @ParameterizedTest
    @MethodSource("drills")
    void a_record_comes_back_as_it_was_written(DrillRecord record) {
        assertThat(RecordJson.parse(text(record))).isEqualTo(record);
    }

    @ParameterizedTest
    @MethodSource("drills")
    void markdown_rendered_from_the_json_alone_is_the_same(DrillRecord record) {
        assertThat(RecordMarkdown.render(RecordJson.parse(text(record)))).isEqualTo(RecordMarkdown.render(record));
    }

    @Test
    void a_record_of_the_first_drills_was_not_filed() throws IOException {
        ObjectNode json = (ObjectNode) new ObjectMapper().readTree(text(SampleRecords.pass()));
        json.remove("filing");

        assertThat(RecordJson.parse(json.toString())).isEqualTo(SampleRecords.pass());
    }

    @Test
    void the_json_has_the_names_and_forms_of_schema_version_1() throws IOException {
        JsonNode json = new ObjectMapper().readTree(text(SampleRecords.pass()));
        assertThat(json.fieldNames())
                .toIterable()
                .startsWith("schemaVersion", "drillId", "startedAt", "finishedAt", "environment", "sample", "owner")
                .contains("observers", "release", "host", "preconditions", "scenarios", "gates")
                .endsWith("incidentNotes", "signOff", "evidence", "filing");
        assertThat(json.at("/startedAt").textValue()).isEqualTo("2026-02-28T10:08:00.104821Z");
        assertThat(json.at("/verdict").textValue()).isEqualTo("pass");
        assertThat(json.at("/scenarios/0/steps/0/outcome").textValue()).isEqualTo("done");
        assertThat(json.at("/scenarios/0/criteria/0/measured").toString())
                .isEqualTo("{\"value\":4.213,\"unit\":\"s\",\"plusMinus\":0.02}");
        assertThat(json.at("/scenarios/0/criteria/0/objective").toString())
                .isEqualTo("{\"value\":30.0,\"unit\":\"s\",\"bound\":\"at-most\"}");
        assertThat(json.at("/scenarios/0/measurements/rpo.lostWrites").longValue())
                .isZero();
        assertThat(json.at("/scenarios/0/measurements/rto.phases/0/startedAt").textValue())
                .isEqualTo("2026-02-28T10:08:28.200Z");
        assertThat(json.at("/signOff/date").textValue()).isEqualTo("2026-02-28");
    }

    @Test
    void what_was_not_selected_or_not_measured_is_said_and_not_left_out() throws IOException {
        JsonNode json = new ObjectMapper().readTree(text(SampleRecords.partial()));
        assertThat(json.at("/scenarios/1/verdict").textValue()).isEqualTo("not-selected");
        assertThat(json.at("/scenarios/2/criteria/1/measured").isNull()).isTrue();
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '\'',
            value = {
                "\"owner\" # \"ovner\" : \"hunter2\", \"owner\" # record.json, ovner: unknown field, expected one of",
                "\"verdict\" : \"pass\", # '' # verdict: missing, expected one of pass, partial, fail",
                "\"outcome\" : \"done\" # \"outcome\" : \"hunter2\" # scenarios[0].steps[0].outcome: seen a text of 7 characters, expected one of done, broken, skipped",
                "\"status\" : \"MET\" # \"status\" : \"hunter2\" # preconditions[0].status: seen a text of 7 characters, expected one of MET, MISSED, UNPROVEN",
                "\"plusMinus\" : 0.02 # \"plusMinus\" : \"hunter2\" # scenarios[0].criteria[0].measured.plusMinus: seen a text of 7 characters, expected a number: half width",
                "\"startedAt\" : \"2026-02-28T10:08:00.104821Z\" # \"startedAt\" : \"hunter2\" # record.json, startedAt: seen a text of 7 characters, expected an instant in UTC such as",
                "\"startedAt\" : \"2026-02-28T10:08:00.104821Z\" # \"startedAt\" : \"2026-02-28T11:08:00+01:00\" # record.json, startedAt: seen a text of 25 characters, expected an instant in UTC such as",
                "\"environment\" : \"staging-ha\" # \"environment\" : null # environment: seen null, expected a text that is not blank",
                "\"environment\" : \"staging-ha\" # \"environment\" : \"a\", \"environment\" : \"b\" # not JSON, or a name twice",
                "\"result\" : \"pass\" # \"result\" : \"fail\" # at the top: signOff.result is fail, the verdict is pass",
                "\"schemaVersion\" : 1 # \"schemaVersion\" : 2 # schemaVersion: seen 2, expected 1"
            })
    void a_wrong_field_is_named_by_its_place_and_never_quoted(String right, String wrong, String message) {
        String json = text(SampleRecords.pass());
        assertThat(json).contains(right);
        assertThatThrownBy(() -> RecordJson.parse(replaceFirst(json, right, wrong)))
                .isInstanceOf(DrillException.class)
                .hasMessageContaining(message)
                .hasMessageContaining("\nHINT: ")
                .hasMessageNotContaining("hunter2")
                .hasMessageNotContaining("com.fasterxml")
                .hasNoCause();
    }

    @Test
    void all_that_is_wrong_is_said_at_once() {
        String json = text(SampleRecords.pass())
                .replace("\"outcome\" : \"done\"", "\"outcome\" : \"hunter2\"")
                .replace("\"owner\" : \"platform-oncall\",", "");
        assertThatThrownBy(() -> RecordJson.parse(json))
                .isInstanceOf(DrillException.class)
                .hasMessageStartingWith("record.json has 12 problems, expected none\n  ")
                .hasMessageContaining("\n  owner: missing, expected who answers for the drill\n")
                .hasMessageContaining("\n  scenarios[1].steps[1].outcome: seen a text of 7 characters, expected one of")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void a_record_of_before_there_were_signatures_is_read_as_one_without() {
        String json = text(SampleRecords.pass()).replaceFirst(",\\s*\"entries\" : \\[ ]", "");
        assertThat(json).doesNotContain("entries");
        assertThat(RecordJson.parse(json)).isEqualTo(SampleRecords.pass());
    }

    @Test
    void a_text_that_is_cut_off_is_refused_with_its_place() {
        String json = text(SampleRecords.pass());
        assertThatThrownBy(() -> RecordJson.parse(json.substring(0, json.length() / 2)))
                .isInstanceOf(DrillException.class)
                .hasMessageContaining("record.json");
        assertThatThrownBy(() -> RecordJson.parse("{ hunter2 }"))
                .isInstanceOf(DrillException.class)
                .hasMessageStartingWith("record.json, line 1, column ")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void a_secret_made_of_digits_is_cleaned_from_texts_and_leaves_json() {
        String json = RecordJson.text(SampleRecords.pass(), new Redactor(List.of("4100", "backend-lead")));
        DrillRecord read = RecordJson.parse(json);
        assertThat(json).doesNotContain("backend-lead");
        assertThat(read.observers()).containsExactly(Redactor.MARK, "sre-lead");
        assertThat(read.gates().get(1).durationMs()).isEqualTo(4100);
    }

    @Test
    void a_secret_that_is_part_of_a_file_name_leaves_the_links_whole() {
        String json = RecordJson.text(SampleRecords.pass(), new Redactor(List.of("postgres")));
        DrillRecord read = RecordJson.parse(json);
        assertThat(read.scenarios().get(0).files()).contains("logs/restored-postgres.log");
        assertThat(read.evidence()).isEqualTo(SampleRecords.pass().evidence());
        assertThat(read.scenarios().get(0).measurements().values().toString()).doesNotContain("postgres");
    }

    private static String replaceFirst(String json, String right, String wrong) {
        int at = json.indexOf(right);
        return json.substring(0, at) + wrong + json.substring(at + right.length());
    }

    private static String text(DrillRecord record) {
        return RecordJson.text(record, NO_SECRETS);
    }
}
