package dev.aionis.drill.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.model.AlertSample;
import dev.aionis.drill.model.BacklogSample;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.model.Operation;
import dev.aionis.drill.model.ProbeSample;
import dev.aionis.drill.model.RequestOutcome;
import dev.aionis.drill.model.RequestSample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleTableTest {

    private static final Instant AT = Instant.parse("2026-02-28T10:10:00.000123Z");

    @TempDir
    Path root;

    @Test
    void requests_are_written_in_utc_with_microseconds_and_read_back() {
        var sent = new RequestSample(
                Operation.WRITE,
                "balancer",
                AT,
                AT.plusNanos(5000),
                Duration.ofNanos(12_345_000),
                RequestOutcome.NOT_SENT,
                0);
        var answered = new RequestSample(
                Operation.RECALL,
                "canary",
                AT.plusSeconds(1),
                AT.plusSeconds(1),
                Duration.ofSeconds(2),
                RequestOutcome.OK,
                200);
        SampleTable.REQUESTS.write(folder(), "samples/requests.csv", List.of(sent, answered));
        assertThat(root.resolve("samples/requests.csv")).content().isEqualTo("""
                        scheduled_at,sent_at,operation,target,latency_ms,outcome,status
                        2026-02-28T10:10:00.000123Z,2026-02-28T10:10:00.000128Z,write,balancer,12.345,not-sent,0
                        2026-02-28T10:10:01.000123Z,2026-02-28T10:10:01.000123Z,recall,canary,2000.000,ok,200
                        """);
        assertThat(read(SampleTable.REQUESTS, "samples/requests.csv")).containsExactly(sent, answered);
    }

    @Test
    void backlogs_are_read_back_as_written() {
        var sample = new BacklogSample(AT, 50, 6, 1, 1000, Duration.ofMillis(15_250));
        SampleTable.BACKLOG.write(folder(), "backlog.csv", List.of(sample));
        assertThat(read(SampleTable.BACKLOG, "backlog.csv")).containsExactly(sample);
    }

    @Test
    void probes_are_read_back_whatever_their_detail_holds() {
        var odd = new ProbeSample("health api-1", AT, AT.plusMillis(3), false, "said \"no\", then\nnothing\r\n,");
        var plain = new ProbeSample("write", AT, AT, true, "");
        SampleTable.PROBES.write(folder(), "probes.csv", List.of(odd, plain));
        assertThat(read(SampleTable.PROBES, "probes.csv")).containsExactly(odd, plain);
    }

    @Test
    void alerts_are_read_back_with_the_servers_own_moment() {
        var firing = new AlertSample(
                "WorkerDown", AT, AT.plusMillis(3), AlertSample.State.FIRING, Optional.of(AT.minusMillis(700)), "1");
        var unknown = new AlertSample(
                "WorkerDown", AT, AT.plusMillis(3), AlertSample.State.UNKNOWN, Optional.empty(), "no answer, \"500\"");
        SampleTable.ALERTS.write(folder(), "alerts.csv", List.of(firing, unknown));
        assertThat(read(SampleTable.ALERTS, "alerts.csv")).containsExactly(firing, unknown);
    }

    @Test
    void texts_in_a_table_are_free_of_secrets() {
        SampleTable.PROBES.write(
                folder(),
                "probes.csv",
                List.of(new ProbeSample("health", AT, AT, false, "Authorization: Bearer hunter2")));
        assertThat(root.resolve("probes.csv"))
                .content()
                .doesNotContain("hunter2")
                .contains("[redacted]");
    }

    @Test
    void a_secret_that_is_a_fixed_word_or_a_figure_changes_none() {
        var good = new ProbeSample("write", AT, AT, true, "true, status 2026");
        var request = new RequestSample(
                Operation.WRITE, "balancer", AT, AT, Duration.ofMillis(2026), RequestOutcome.NOT_SENT, 2026);
        var folder = new EvidenceFolder(root, new Redactor(List.of("true", "write", "2026", "not-sent")));
        SampleTable.PROBES.write(folder, "probes.csv", List.of(good));
        SampleTable.REQUESTS.write(folder, "requests.csv", List.of(request));
        assertThat(read(SampleTable.PROBES, "probes.csv"))
                .containsExactly(new ProbeSample("[redacted]", AT, AT, true, "[redacted], status [redacted]"));
        assertThat(read(SampleTable.REQUESTS, "requests.csv")).containsExactly(request);
    }

    @Test
    void a_column_of_texts_is_one_of_the_table() {
        assertThatThrownBy(() -> new SampleTable<>(List.of("at"), Set.of("details"), List::<String>of, cells -> ""))
                .hasMessage("columns of texts [details], expected some of [at]");
    }

    @Test
    void rows_can_be_added_one_at_a_time() {
        var sample = new BacklogSample(AT, 1, 0, 0, 0, Duration.ZERO);
        try (CsvWriter<BacklogSample> table = SampleTable.BACKLOG.open(folder(), "backlog.csv")) {
            table.add(sample);
            table.add(sample);
        }
        assertThat(read(SampleTable.BACKLOG, "backlog.csv")).hasSize(2);
    }

    @Test
    void a_row_that_was_changed_is_named() throws IOException {
        SampleTable.BACKLOG.write(folder(), "backlog.csv", List.of(new BacklogSample(AT, 1, 0, 0, 0, Duration.ZERO)));
        Path file = root.resolve("backlog.csv");
        Files.writeString(file, Files.readString(file).replace(",1,0,0,0,", ",one,0,0,0,"));
        assertThatThrownBy(() -> read(SampleTable.BACKLOG, "backlog.csv"))
                .isInstanceOf(DrillException.class)
                .hasMessageContaining("backlog.csv, record 2: a cell is not what its column says");
        Files.writeString(file, "at,pending\n");
        assertThatThrownBy(() -> read(SampleTable.BACKLOG, "backlog.csv"))
                .hasMessageContaining("record 1: its header is not at,pending,claimed");
    }

    private EvidenceFolder folder() {
        return new EvidenceFolder(root, new Redactor(List.of()));
    }

    private <T> List<T> read(SampleTable<T> table, String relative) {
        var samples = new ArrayList<T>();
        table.read(root.resolve(relative), samples::add);
        return samples;
    }
}
