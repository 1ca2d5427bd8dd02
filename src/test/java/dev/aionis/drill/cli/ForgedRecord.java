package dev.aionis.drill.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aionis.drill.evidence.Sha256;
import dev.aionis.drill.record.DrillRecord;
import dev.aionis.drill.record.RecordFiles;
import dev.aionis.drill.record.machine.JunitXml;
import dev.aionis.drill.record.machine.RecordMetrics;
import dev.aionis.drill.record.seal.Seal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** A copy of a real drill's folder, to be changed by somebody who can write it, has the suite, and has no key. */
record ForgedRecord(Path folder) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String JOURNAL = "undo-journal.jsonl";

    static ForgedRecord of(Path sample, Path into) {
        return new ForgedRecord(SampleRecord.copy(sample, into));
    }

    /** Changes {@code record.json}, and makes anew what is rendered of it. */
    void edit(Consumer<ObjectNode> change) {
        Path file = folder.resolve(RecordFiles.JSON);
        try {
            var json = (ObjectNode) JSON.readTree(file.toFile());
            change.accept(json);
            Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n");
            DrillRecord record = RecordFiles.render(folder);
            Files.writeString(folder.resolve(RecordMetrics.FILE), RecordMetrics.of(record));
            Files.writeString(folder.resolve(JunitXml.FILE), JunitXml.of(record));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Has scenario B leave something behind, as a drill tells of it whose undo failed. */
    void leaves(String what) {
        String of =
                "\"at\":\"2026-11-23T00:37:12.8Z\",\"by\":\"drill\",\"number\":2,\"scenario\":\"B\",\"what\":\"" + what
                        + "\",\"undo\":{\"lever\":\"worker\",\"verb\":\"start\",\"parameters\":{}},"
                        + "\"deadline\":\"2026-11-23T00:42:12.8Z\"}\n";
        try {
            Files.writeString(
                    folder.resolve(JOURNAL),
                    "{\"event\":\"opened\"," + of + "{\"event\":\"made\"," + of + "{\"event\":\"undo-failed\"," + of,
                    StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        edit(record -> {
            ((ArrayNode) record.at("/scenarios/1/disruptions"))
                    .addObject()
                    .put("lever", "worker")
                    .put("what", what)
                    .put("startedAt", "2026-11-23T00:37:12.8Z")
                    .putNull("undoneAt")
                    .put("undo", "failed")
                    .put("note", "no answer; by hand: ./worker start");
            record.get("evidence").forEach(file -> describeAgain((ObjectNode) file));
        });
    }

    /** Throws every seal away, and makes one of what is there. */
    void sealAnew() {
        try {
            for (Path file : SampleRecord.files(folder)) {
                if (file.getFileName().toString().startsWith("manifest.")) {
                    Files.delete(file);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        sealAgain();
    }

    /** Makes a seal of what is there, which takes the last one's place. */
    void sealAgain() {
        Seal.of(folder).make(Optional.empty(), Instant.EPOCH);
    }

    private void describeAgain(ObjectNode file) {
        if (file.get("path").asText().equals(JOURNAL)) {
            try {
                Path journal = folder.resolve(JOURNAL);
                file.put("sha256", Sha256.of(journal)).put("bytes", Files.size(journal));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
