package dev.aionis.drill.trust;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/** The drills of a run that have ended, a line of JSON each, so that a run that was ended goes on where it was. */
final class FinishedDrills {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final List<DrillOutcome> outcomes;

    private FinishedDrills(Path file, List<DrillOutcome> outcomes) {
        this.file = file;
        this.outcomes = outcomes;
    }

    /** Those in {@code folder}, which is made if it is not there. */
    static FinishedDrills in(Path folder) throws IOException {
        Path file = Files.createDirectories(folder).resolve("drills.jsonl");
        var outcomes = new ArrayList<DrillOutcome>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                outcomes.add(JSON.readValue(line, DrillOutcome.class));
            }
        }
        return new FinishedDrills(file, outcomes);
    }

    /** The seed of the run that they belong to; empty if there are none. */
    OptionalLong runSeed() {
        return outcomes.stream().mapToLong(DrillOutcome::runSeed).findFirst();
    }

    synchronized boolean has(int drill) {
        return outcomes.stream().anyMatch(one -> one.drill() == drill);
    }

    synchronized void add(DrillOutcome outcome) {
        try {
            Files.writeString(
                    file,
                    JSON.writeValueAsString(outcome) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        outcomes.add(outcome);
    }

    /** By number. */
    synchronized List<DrillOutcome> all() {
        return outcomes.stream()
                .sorted(Comparator.comparingInt(DrillOutcome::drill))
                .toList();
    }
}
