package dev.aionis.drill.config;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A type that is written as a single value.
 *
 * @param name for the reference page, e.g. {@code duration}
 * @param expected what a value must look like, to follow the word "expected"
 * @param reader from text to value; empty if the text is none
 * @param correction from a wrong text to what was probably meant; empty if there is no telling
 */
record ScalarType(
        String name,
        String expected,
        Function<String, Optional<?>> reader,
        Function<String, Optional<String>> correction) {

    private static final Map<Class<?>, ScalarType> KNOWN = Map.of(
            String.class, plain("text", "text", Optional::of),
            Secret.class, plain("secret", "a secret", text -> Optional.of(new Secret(text))),
            Path.class, plain("path", "a path", ScalarType::path),
            boolean.class, new ScalarType("boolean", "true or false", ScalarType::truth, ScalarType::correctedTruth),
            int.class, plain("whole number", "a whole number", text -> number(text, BigDecimal::intValueExact)),
            long.class, plain("whole number", "a whole number", text -> number(text, BigDecimal::longValueExact)),
            double.class,
                    new ScalarType(
                            "number",
                            "a number",
                            text -> number(text, BigDecimal::doubleValue),
                            ScalarType::correctedNumber),
            Duration.class,
                    new ScalarType(
                            "duration",
                            "a duration such as 20s, 500ms or 1h30m",
                            DurationText::parse,
                            ScalarType::correctedDuration),
            URI.class,
                    new ScalarType(
                            "URL",
                            "a URL such as https://api.example.org, without credentials",
                            ScalarType::url,
                            ScalarType::correctedUrl));

    /** The scalar type of a Java type; empty for sections, lists and maps. */
    static Optional<ScalarType> of(java.lang.reflect.Type type) {
        if (type instanceof Class<?> choice && choice.isEnum()) {
            return Optional.of(choice(choice));
        }
        return Optional.ofNullable(type instanceof Class<?> known ? KNOWN.get(known) : null);
    }

    /** The words of an enum, as they are written. */
    static List<String> words(Class<?> choice) {
        return Arrays.stream(choice.getEnumConstants())
                .map(constant -> ConfigKey.kebab(((Enum<?>) constant).name()))
                .toList();
    }

    private static ScalarType choice(Class<?> choice) {
        List<String> words = words(choice);
        return new ScalarType(
                words.stream().collect(Collectors.joining(" \\| ")),
                "one of " + String.join(", ", words),
                text -> words.contains(text)
                        ? Optional.of(choice.getEnumConstants()[words.indexOf(text)])
                        : Optional.empty(),
                text -> Nearest.to(ConfigKey.kebab(text.strip()), words));
    }

    private static ScalarType plain(String name, String expected, Function<String, Optional<?>> reader) {
        return new ScalarType(name, expected, reader, text -> Optional.empty());
    }

    private static Optional<Boolean> truth(String text) {
        return text.equals("true") || text.equals("false") ? Optional.of(text.equals("true")) : Optional.empty();
    }

    private static Optional<String> correctedTruth(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "y", "1" -> Optional.of("true");
            case "false", "no", "off", "n", "0" -> Optional.of("false");
            default -> Optional.empty();
        };
    }

    private static <T> Optional<T> number(String text, Function<BigDecimal, T> exactly) {
        try {
            return text.length() > 30 ? Optional.empty() : Optional.of(exactly.apply(new BigDecimal(text)));
        } catch (ArithmeticException | NumberFormatException notSuch) {
            return Optional.empty();
        }
    }

    private static Optional<String> correctedNumber(String text) {
        if (text.matches("\\d{1,9}(\\.\\d{1,9})?\\s*%")) {
            BigDecimal percent = new BigDecimal(text.replaceAll("[\\s%]", ""));
            return Optional.of(percent.movePointLeft(2).stripTrailingZeros().toPlainString());
        }
        return text.matches("\\d+,\\d+") ? Optional.of(text.replace(',', '.')) : Optional.empty();
    }

    private static Optional<String> correctedDuration(String text) {
        String tidy = text.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("(?<=\\d)\\s*(milliseconds?|millis|msecs?|msec)\\b", "ms")
                .replaceAll("(?<=\\d)\\s*(seconds?|secs?)\\b", "s")
                .replaceAll("(?<=\\d)\\s*(minutes?|mins?)\\b", "m")
                .replaceAll("(?<=\\d)\\s*(hours?|hrs?)\\b", "h")
                .replaceAll("(?<=\\d)\\s*days?\\b", "d")
                .replaceAll("\\s|and|,", "");
        String withUnit = tidy.matches("\\d+(\\.\\d+)?") ? tidy + "s" : tidy;
        return DurationText.parse(withUnit).map(meant -> withUnit);
    }

    private static Optional<URI> url(String text) {
        try {
            URI url = new URI(text);
            boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            return http && url.getHost() != null && url.getRawUserInfo() == null ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException notSuch) {
            return Optional.empty();
        }
    }

    private static Optional<String> correctedUrl(String text) {
        String withScheme = "https://" + text;
        return text.contains("/") && !text.matches("[^/]+(:\\d+)?/.*") || text.contains("@") || text.isBlank()
                ? Optional.empty()
                : url(withScheme).map(URI::toString);
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException notSuch) {
            return Optional.empty();
        }
    }
}
