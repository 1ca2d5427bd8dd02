package dev.aionis.drill.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A copy of the folder that a real drill of the embedded deployment left: the record, the facts, and what the facts are
 * read by. When a criterion is new it is not in there: run {@code ./mvnw verify -Pdrill-local} and zip the same files of
 * its record, without entries for folders.
 */
record RealRecord(Path folder) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Unpacks it. */
    static RealRecord in(Path folder) {
        try (var zip = new ZipInputStream(RealRecord.class.getResourceAsStream("real-drill.zip"))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = folder.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.write(file, zip.readAllBytes());
            }
            return new RealRecord(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    List<String> findings() {
        return Rederivation.of(folder).findings();
    }

    /** The files below {@code part} of the folder, by path. */
    List<String> files(String part) {
        try (Stream<Path> files = Files.walk(folder.resolve(part))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    JsonNode json(String path) {
        try {
            return JSON.readTree(folder.resolve(path).toFile());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void write(String path, JsonNode json) {
        write(path, json.toString());
    }

    void write(String path, String text) {
        try {
            Files.writeString(folder.resolve(path), text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void delete(String path) {
        try {
            Files.delete(folder.resolve(path));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Changes the text of a file; it must change. */
    void edit(String path, UnaryOperator<String> edit) {
        try {
            String before = Files.readString(folder.resolve(path));
            String after = edit.apply(before);
            if (after.equals(before)) {
                throw new AssertionError(path + " was to be changed, and is as it was");
            }
            write(path, after);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** As {@link #edit}, of a compressed file. */
    void editCompressed(String path, UnaryOperator<String> edit) {
        Path file = folder.resolve(path);
        Path plain = folder.resolve("plain");
        try {
            try (var in = new GZIPInputStream(Files.newInputStream(file))) {
                Files.write(plain, in.readAllBytes());
            }
            edit("plain", edit);
            try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
                Files.copy(plain, out);
            }
            Files.delete(plain);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Sets a value in a JSON file; there must have been another one. */
    void set(String path, String pointer, String value) {
        try {
            JsonNode root = json(path);
            int slash = pointer.lastIndexOf('/');
            String last = pointer.substring(slash + 1);
            JsonNode parent = root.at(pointer.substring(0, slash));
            JsonNode wanted = JSON.readTree(value);
            JsonNode before = root.at(pointer);
            if (before.isMissingNode() || before.equals(wanted)) {
                throw new AssertionError(path + " " + pointer + " is " + before + ", to be changed to " + value);
            }
            if (parent instanceof ArrayNode array) {
                array.set(Integer.parseInt(last), wanted);
            } else {
                ((ObjectNode) parent).set(last, wanted);
            }
            write(path, root);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
