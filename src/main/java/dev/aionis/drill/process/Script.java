package dev.aionis.drill.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A POSIX shell script kept as a resource and handed to {@code sh -c}, so that no file has to be found or removed. */
enum Script {
    GUARD("guard.sh"),
    BROOM("broom.sh"),
    FROZEN("frozen.sh");

    private final String text;

    Script(String resource) {
        this.text = read(resource);
    }

    /** {@code sh -c <script> <name> <arguments>}. */
    List<String> argv(List<String> arguments) {
        var argv = new ArrayList<>(List.of("sh", "-c", text, name().toLowerCase(Locale.ROOT)));
        argv.addAll(arguments);
        return List.copyOf(argv);
    }

    /** Comments and indentation are left out: the text shows in every process list. */
    private static String read(String resource) {
        try (var in = Script.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(Predicate.not(String::isEmpty))
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.joining("\n"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
