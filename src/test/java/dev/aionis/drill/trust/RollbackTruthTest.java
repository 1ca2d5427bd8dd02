package dev.aionis.drill.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.cli.SampleRecord;
import dev.aionis.drill.record.RecordFiles;
import dev.aionis.drill.record.ScenarioRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real record, a sample in which one replica was restarted twice, beside logs that it might have left. */
class RollbackTruthTest {

    private static final String REPLICA = "api-2";
    private static final ScenarioRecord ROLLBACK = RecordFiles.read(
                    SampleRecord.folders().get(0))
            .scenarios()
            .stream()
            .filter(scenario -> scenario.id().equals("B"))
            .findFirst()
            .orElseThrow();
    private static final List<RecordedMoments> OUTAGES =
            RecordedMoments.listed(ROLLBACK, "availability.health." + REPLICA);

    @TempDir
    Path folder;

    @Test
    void an_outage_begins_while_the_process_stops_and_ends_when_it_listens() throws IOException {
        var lines = new ArrayList<String>();
        for (RecordedMoments outage : OUTAGES) {
            lines.add(line(outage.instant("startAfter").minusMillis(1), "info SIGTERM"));
            lines.add(line(outage.instant("startBefore").plusMillis(1), "info stopped"));
            lines.add(line(outage.between("endAfter", "endBefore").middle(), "info listening on port 1"));
        }

        List<Comparison> compared = outages(lines);

        assertThat(compared).hasSize(2 * OUTAGES.size()).allMatch(Comparison::inside);
        assertThat(compared)
                .extracting(Comparison::figure)
                .contains("outage of a replica, its begin", "outage of a replica, its end");
    }

    @Test
    void an_outage_of_a_process_that_ran_on_is_held_against_no_time() throws IOException {
        List<Comparison> compared = outages(
                List.of(line(OUTAGES.get(0).instant("startAfter").minusSeconds(60), "info listening on port 1")));

        assertThat(compared).hasSize(OUTAGES.size()).noneMatch(Comparison::inside);
        assertThat(compared).extracting(Comparison::figure).containsOnly("outage of a replica that ran on, its length");
    }

    private static String line(Instant at, String said) {
        return at.truncatedTo(ChronoUnit.MILLIS) + " " + REPLICA + " " + said;
    }

    private List<Comparison> outages(List<String> lines) throws IOException {
        Files.createDirectories(folder.resolve("logs"));
        Files.write(folder.resolve("logs").resolve("b-" + REPLICA + ".log"), lines);
        return RollbackTruth.of(folder, ROLLBACK).stream()
                .filter(one -> one.figure().startsWith("outage"))
                .toList();
    }
}
