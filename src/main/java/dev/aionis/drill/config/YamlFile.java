package dev.aionis.drill.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A configuration file on disk: found, small enough, and text. */
final class YamlFile {

    /** A configuration has a few hundred lines; what is greater than this is some other file. */
    private static final int LARGEST = 1_000_000;

    private final Path path;

    YamlFile(Path path) {
        this.path = path;
    }

    /**
     * The file's text.
     *
     * @throws ConfigurationRefused if it can't be read, is too large, or is not UTF-8
     */
    String text() {
        if (!Files.exists(path)) {
            throw refused("no such file", "a configuration file", "there " + siblings());
        }
        if (Files.isDirectory(path)) {
            throw refused("a directory", "a configuration file", "there " + siblings());
        }
        byte[] bytes = bytes();
        if (bytes.length > LARGEST) {
            throw refused(
                    "more than 1 MB", "a configuration of a few hundred lines", "see whether it is the file you meant");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notText) {
            throw refused("bytes that are not UTF-8", "YAML in UTF-8", "save the file as UTF-8");
        }
    }

    private byte[] bytes() {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(LARGEST + 1);
        } catch (IOException unreadable) {
            throw refused(
                    "a file that can't be read (" + unreadable.getClass().getSimpleName() + ")",
                    "a readable one",
                    "look at its permissions");
        }
    }

    private String siblings() {
        Path folder = Files.isDirectory(path) ? path : path.toAbsolutePath().getParent();
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml") || name.endsWith(".yml"))
                    .sorted()
                    .toList();
            String where = folder.getFileName() + "/";
            return names.isEmpty()
                    ? "is no .yaml file in " + where
                    : names.stream().collect(Collectors.joining(", ", "is " + where + " with ", ""));
        } catch (IOException noFolder) {
            return "is no folder " + folder.getFileName() + "/ either";
        }
    }

    private ConfigurationRefused refused(String seen, String expected, String hint) {
        var problem = new ConfigProblem(Location.inFile(path.toString(), 0), "", seen, expected, hint);
        return new ConfigurationRefused(path.toString(), List.of(problem));
    }
}
