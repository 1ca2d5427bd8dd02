package dev.aionis.drill.config;

import dev.aionis.drill.config.ConfigNode.Scalar;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills in {@code ${NAME}}, {@code ${NAME:-default}} and, for secrets, {@code ${file:path}} and {@code ${file:$NAME}},
 * where the variable holds the path, as a CI's file variables do; {@code $${} stands for a plain {@code ${}. As in a
 * shell, the default also stands in for an empty variable.
 */
final class Placeholders {

    private static final Pattern TOKEN = Pattern.compile("\\$\\$\\{|\\$\\{([^}]*)(}?)");
    private static final String NAME = "([A-Za-z_][A-Za-z0-9_]*)";
    private static final Pattern VARIABLE = Pattern.compile(NAME + "(?::-(.*))?", Pattern.DOTALL);
    private static final Pattern PATH_IN_VARIABLE = Pattern.compile("\\$" + NAME);
    private static final int LONGEST_SECRET = 65_536;

    private final Map<String, String> environment;
    private final Path folder;
    private final Problems problems;

    /** @param folder what the paths of secret files are relative to */
    Placeholders(Map<String, String> environment, Path folder, Problems problems) {
        this.environment = environment;
        this.folder = folder;
        this.problems = problems;
    }

    /** The value, or empty if a placeholder could not be filled in; the problem is noted then. */
    Optional<ScalarText> fill(Scalar scalar, String key, boolean secret) {
        var filling = new Filling(scalar.at(), key, secret);
        var value = new StringBuilder();
        Matcher token = TOKEN.matcher(scalar.text());
        int end = 0;
        while (token.find()) {
            filling.literal |= token.start() > end;
            value.append(scalar.text(), end, token.start());
            value.append(token.group(1) == null ? filling.escape() : filling.one(token.group(1), token.group(2)));
            end = token.end();
        }
        filling.literal |= scalar.text().length() > end;
        value.append(scalar.text().substring(end));
        return filling.broken
                ? Optional.empty()
                : Optional.of(new ScalarText(scalar.at(), value.toString(), filling.sources, filling.literal));
    }

    /** The placeholders of one value. */
    private final class Filling {

        private final Location at;
        private final String key;
        private final boolean secret;
        private final List<String> sources = new ArrayList<>();
        private boolean literal;
        private boolean broken;

        Filling(Location at, String key, boolean secret) {
            this.at = at;
            this.key = key;
            this.secret = secret;
        }

        String escape() {
            literal = true;
            return "${";
        }

        String one(String inside, String closing) {
            if (!closing.isEmpty() && inside.startsWith("file:")) {
                return secret ? secretIn(inside.substring("file:".length())) : fileOutsideSecret();
            }
            Matcher variable = VARIABLE.matcher(inside);
            if (closing.isEmpty() || !variable.matches()) {
                return refuse(
                        "a placeholder that can't be read",
                        "${NAME}, ${NAME:-default} or, for a secret, ${file:path}",
                        "write $${ where ${ itself is meant");
            }
            return valueOf(variable.group(1), Optional.ofNullable(variable.group(2)));
        }

        private String valueOf(String name, Optional<String> fallback) {
            String value = environment.getOrDefault(name, "");
            if (!value.isEmpty()) {
                sources.add("environment variable " + name);
                return value;
            }
            if (fallback.isPresent()) {
                literal |= !fallback.get().isEmpty();
                return fallback.get();
            }
            String state = environment.containsKey(name) ? "empty" : "not set";
            return refuse(
                    "environment variable " + name + ", which is " + state,
                    "a value",
                    secret ? "export " + name : "export " + name + ", or give a default: ${" + name + ":-…}");
        }

        private String secretIn(String file) {
            Matcher variable = PATH_IN_VARIABLE.matcher(file);
            if (variable.matches()) {
                String path = valueOf(variable.group(1), Optional.empty());
                return path.isEmpty()
                        ? ""
                        : contentOf(path, file, "the variable holds the path of the file, not what is in it");
            }
            return file.startsWith("${")
                    ? refuse("${file:" + file + "}}", "${file:$NAME}", "write the variable's name without braces")
                    : contentOf(file, file, "paths are relative to the configuration's folder, " + folder);
        }

        /** @param name as it was written: what a variable holds may be the secret itself, by mistake */
        private String contentOf(String path, String name, String hint) {
            try {
                Path file = folder.resolve(path);
                try (InputStream in = Files.newInputStream(file)) {
                    byte[] content = in.readNBytes(LONGEST_SECRET + 1);
                    String text = new String(content, StandardCharsets.UTF_8).stripTrailing();
                    if (text.isEmpty() || content.length > LONGEST_SECRET) {
                        String state = text.isEmpty() ? "empty" : "longer than 64 KiB";
                        return refuse("file " + name + ", which is " + state, "a secret in it", "look at the file");
                    }
                    sources.add("file " + name);
                    return text;
                }
            } catch (IOException | InvalidPathException unreadable) {
                return refuse(
                        "file " + name + ", which can't be read ("
                                + unreadable.getClass().getSimpleName() + ")",
                        "a readable file",
                        hint);
            }
        }

        private String fileOutsideSecret() {
            return refuse("${file:…}", "a value, or ${NAME}", "only secrets are read from files");
        }

        private String refuse(String seen, String expected, String hint) {
            broken = true;
            problems.add(at, key, seen, expected, hint);
            return "";
        }
    }
}
