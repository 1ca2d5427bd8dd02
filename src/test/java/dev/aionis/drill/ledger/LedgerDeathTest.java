package dev.aionis.drill.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.ledger.LedgerTail.State;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A ledger written by another process: while it grows, after that process was killed, and on a full disk. */
@Tag("lengthy")
@Timeout(60)
class LedgerDeathTest {

    @TempDir
    Path folder;

    private Process writer;
    private BufferedReader told;

    @AfterEach
    void end_the_writer() {
        writer.destroyForcibly();
    }

    @RepeatedTest(3)
    void what_the_writer_said_it_put_down_is_there_after_kill_9() throws Exception {
        var file = start("");
        String last = "";
        for (int line = 0; line < 25_000; line++) {
            last = told.readLine();
        }
        // by its handle: the process itself would close the pipe, with what was told and not yet read
        writer.toHandle().destroyForcibly();
        for (String line = told.readLine(); line != null; line = told.readLine()) {
            // what came through the pipe after the kill was told before it
            last = line.matches("(begun|ended) \\d+") ? line : last;
        }
        assertThat(writer.waitFor(10, TimeUnit.SECONDS)).isTrue();

        var entries = read(file);
        // the last line may have been cut by the kill, so its number may be short: no more than what was told is asked
        int number = Integer.parseInt(last.split(" ")[1]);
        assertThat(entries).hasSizeGreaterThan(12_000).hasSizeGreaterThan(number);
        assertThat(entries.subList(0, 12_000)).allMatch(LedgerEntry::acknowledged);
        assertThat(LedgerFile.open(file).tail().state()).isIn(State.OPEN, State.TORN);
    }

    @Test
    void another_process_reads_the_ledger_while_it_grows() throws Exception {
        var file = start("");
        long before = 0;
        for (int look = 0; look < 200; look++) {
            String line = told.readLine();
            long begun = Long.parseLong(line.split(" ")[1]);
            long seen = LedgerFile.open(file).size();
            assertThat(seen).isGreaterThan(begun).isGreaterThanOrEqualTo(before);
            before = seen;
        }
        assertThat(before).as("the ledger grew while it was read").isGreaterThan(100);
    }

    @Test
    void a_full_disk_refuses_the_next_write_and_keeps_room_for_the_outcome_of_those_under_way() throws Exception {
        // the limit on a file's size stands in for the end of the disk: 2 MiB, in blocks of 512 bytes
        var file = start("ulimit -f 4096;");
        var lines = new ArrayList<String>();
        for (String line = told.readLine(); line != null; line = told.readLine()) {
            lines.add(line);
        }

        var refusal = lines.stream().filter(line -> line.startsWith("refused")).toList();
        assertThat(refusal).hasSize(1);
        assertThat(refusal.get(0)).matches("refused ledger .*, entry \\d+ not written: .*");
        assertThat(lines.get(lines.size() - 1)).startsWith("HINT: make room");
        long begun = lines.stream().filter(line -> line.startsWith("begun")).count();
        var entries = read(file);
        assertThat(entries).hasSize((int) begun).hasSizeGreaterThan(5_000);
        assertThat(entries).allMatch(LedgerEntry::acknowledged);
        assertThat(LedgerFile.open(file).tail().state()).isEqualTo(State.CLOSED);
    }

    private Path start(String shell) throws IOException {
        var file = folder.resolve("writes.ledger");
        writer = WritingProgram.start(file, shell);
        told = new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.US_ASCII));
        return file;
    }

    private static List<LedgerEntry> read(Path file) {
        var entries = new ArrayList<LedgerEntry>();
        LedgerFile.open(file).forEach(entries::add);
        return entries;
    }
}
