package dev.aionis.drill.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aionis.drill.evidence.BigTables;
import dev.aionis.drill.evidence.Redactor;
import dev.aionis.drill.evidence.SampleTable;
import dev.aionis.drill.facts.ClockTable;
import dev.aionis.drill.facts.DerivedSeen;
import dev.aionis.drill.record.CleanJson;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * A look at every file that a drill leaves, when all its secrets are known: one that a command printed before it was
 * known to be one is taken out now. What only looks like a secret was taken out when it was written.
 */
public final class LateSecrets {

    /** Text, in which a secret may stand; all else is figures, pictures and what writes nothing but ids. */
    private static final List<String> TEXTS = List.of(
            ".txt",
            ".log",
            ".stdout",
            ".json",
            ".jsonl",
            ".csv",
            ".csv.gz",
            ".tsv",
            ".sql",
            ".md",
            ".html",
            ".properties",
            ".xml");

    /** In these a secret is taken out of the columns that hold texts: a figure that equals one is none. */
    private static final List<SampleTable<?>> TABLES = List.of(
            SampleTable.REQUESTS,
            SampleTable.BACKLOG,
            SampleTable.PROBES,
            SampleTable.ALERTS,
            DerivedSeen.NODES,
            DerivedSeen.EVENTS,
            ClockTable.CLOCKS);

    /** A longer file is looked at in parts, each of whole lines. */
    private static final int PART = 1 << 24;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Redactor redactor;
    private final Predicate<Path> except;

    /** @param except files that are still in use as they are */
    public LateSecrets(Redactor redactor, Predicate<Path> except) {
        this.redactor = redactor;
        this.except = except;
    }

    /** Cleans what is below the folder. */
    public void over(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(this::isText)
                    .filter(except.negate())
                    .toList()) {
                lookAt(file);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private boolean isText(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return TEXTS.stream().anyMatch(name::endsWith);
    }

    /** Written anew only where there is one: most files hold none, and a disk may be full. */
    private void lookAt(Path file) throws IOException {
        if (!holdsOne(file)) {
            return;
        }
        Path clean = file.resolveSibling("." + file.getFileName() + ".clean");
        try {
            rewrite(file, clean);
            Files.move(clean, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(clean);
        }
    }

    private boolean holdsOne(Path file) throws IOException {
        try (var in = reader(file)) {
            for (String part = part(in); !part.isEmpty(); part = part(in)) {
                if (!redactor.withoutKnown(part).equals(part)) {
                    return true;
                }
            }
            return false;
        }
    }

    private void rewrite(Path file, Path clean) throws IOException {
        Optional<SampleTable<?>> table = table(file);
        OutputStream bytes = Files.newOutputStream(clean);
        boolean packed = file.toString().endsWith(".gz");
        try (var in = reader(file);
                var out = new BufferedWriter(
                        new OutputStreamWriter(packed ? new GZIPOutputStream(bytes) : bytes, StandardCharsets.UTF_8))) {
            if (table.isPresent()) {
                table.get().clean(in, out, redactor::withoutKnown);
                return;
            }
            for (String part = part(in); !part.isEmpty(); part = part(in)) {
                out.write(cleaned(file, part));
            }
        }
    }

    private static Optional<SampleTable<?>> table(Path file) throws IOException {
        for (SampleTable<?> table : csv(file) ? TABLES : List.<SampleTable<?>>of()) {
            try (var in = reader(file)) {
                if (table.begins(in)) {
                    return Optional.of(table);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean csv(Path file) {
        return file.toString().endsWith(".csv") || file.toString().endsWith(".csv.gz");
    }

    private static BufferedReader reader(Path file) throws IOException {
        return new BufferedReader(new InputStreamReader(BigTables.open(file), StandardCharsets.UTF_8));
    }

    /** Of whole lines; empty at the end. */
    private static String part(BufferedReader in) throws IOException {
        var part = new StringBuilder();
        for (int c = in.read(); c >= 0; c = in.read()) {
            part.append((char) c);
            if (c == '\n' && part.length() >= PART) {
                break;
            }
        }
        return part.toString();
    }

    private String cleaned(Path file, String text) {
        if (redactor.withoutKnown(text).equals(text)) {
            return text;
        }
        String name = file.toString();
        if (name.endsWith(".jsonl")) {
            return text.lines().map(line -> json(line, false) + "\n").collect(Collectors.joining());
        }
        return name.endsWith(".json") ? json(text, true) : redactor.withoutKnown(text);
    }

    /** Value by value, so that it stays JSON. */
    private String json(String text, boolean pretty) {
        try {
            JsonNode clean = CleanJson.of(JSON.readTree(text), redactor);
            return pretty
                    ? JSON.writerWithDefaultPrettyPrinter().writeValueAsString(clean) + "\n"
                    : JSON.writeValueAsString(clean);
        } catch (JsonProcessingException noJson) {
            return redactor.withoutKnown(text);
        }
    }
}
