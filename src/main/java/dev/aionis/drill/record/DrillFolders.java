package dev.aionis.drill.record;

import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.model.DrillId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folder that holds one folder a drill, and the numbers of the drills. */
public final class DrillFolders {

    private static final Pattern ID = Pattern.compile("\"drillId\":\"([A-Za-z0-9_.-]+)\"");

    private final Path records;

    /** @param records where the drills' folders are, made if it is missing; usually {@code drill-records} */
    public DrillFolders(Path records) {
        this.records = records;
    }

    /**
     * @param id the new drill
     * @param folder its folder, empty
     */
    public record Claim(DrillId id, Path folder) {}

    /**
     * Takes the next free number of the day. Making the folder is the claim, so of two drills that begin at once,
     * also in two processes, each gets a number of its own.
     *
     * @param dateUtc the day on which the drill began
     * @throws DrillException if the environment's name cannot be part of a drill id, or the folder not be made
     */
    public Claim claim(LocalDate dateUtc, String environment) {
        try {
            Files.createDirectories(records);
            for (int number = highest(dateUtc, environment) + 1; ; number++) {
                DrillId id = id(dateUtc, environment, number);
                Path folder = records.resolve(id.value());
                try {
                    return new Claim(id, Files.createDirectory(folder));
                } catch (FileAlreadyExistsException taken) {
                    // by a drill that began at the same moment: the next number, then
                    continue;
                }
            }
        } catch (IOException failed) {
            throw unwritable(failed);
        }
    }

    private DrillException unwritable(IOException failed) {
        if (Files.exists(records) && !Files.isDirectory(records)) {
            return new DrillException(
                    "drill records " + records + ", a file, expected a folder",
                    "nothing was changed; move that file away, or name another place by -Ddrill.basedir, and"
                            + " -Ddrill.config in full then",
                    failed);
        }
        String reason = failed instanceof FileSystemException named && named.getReason() != null
                ? named.getReason()
                : failed.getClass().getSimpleName();
        return new DrillException(
                "drill records " + records + ", no folder could be made: " + reason + ", expected one that user "
                        + System.getProperty("user.name") + " may write to",
                "nothing was changed; is the disk mounted read-only, or full, or the folder somebody else's?",
                failed);
    }

    private int highest(LocalDate dateUtc, String environment) throws IOException {
        String first = id(dateUtc, environment, 1).value();
        String prefix = first.substring(0, first.lastIndexOf('_') + 1);
        try (Stream<Path> folders = Files.list(records)) {
            return Stream.concat(folders.map(folder -> folder.getFileName().toString()), remembered())
                    .filter(name -> name.startsWith(prefix))
                    .map(name -> number(name.substring(prefix.length())))
                    .flatMapToInt(OptionalInt::stream)
                    .max()
                    .orElse(0);
        }
    }

    /** Ids of drills whose folders may be elsewhere: a new drill must not be taken for one of them. */
    private Stream<String> remembered() throws IOException {
        Path history = records.resolve("history.jsonl");
        return Files.isRegularFile(history)
                ? ID.matcher(Files.readString(history, StandardCharsets.ISO_8859_1))
                        .results()
                        .map(id -> id.group(1))
                : Stream.empty();
    }

    /** Whatever else lies there has no number. */
    private static OptionalInt number(String text) {
        return text.matches("\\d{2,8}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }

    private static DrillId id(LocalDate dateUtc, String environment, int number) {
        try {
            return DrillId.of(dateUtc, environment, number);
        } catch (IllegalArgumentException wrong) {
            throw new DrillException(
                    "environment '" + environment + "' cannot be part of a drill id",
                    "name it with letters, digits, '.' and '-' only");
        }
    }
}
