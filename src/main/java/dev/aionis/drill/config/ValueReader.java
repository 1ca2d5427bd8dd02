package dev.aionis.drill.config;

import dev.aionis.drill.config.BoundValues.Bound;
import dev.aionis.drill.config.ConfigNode.Entry;
import dev.aionis.drill.config.ConfigNode.Items;
import dev.aionis.drill.config.ConfigNode.Scalar;
import dev.aionis.drill.config.ConfigNode.Section;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what stands behind a key: a single value, a list, or a map of texts. */
final class ValueReader {

    private final Binder binder;
    private final Placeholders placeholders;
    private final Problems problems;
    private final BoundValues bound;

    ValueReader(Binder binder, Placeholders placeholders, Problems problems, BoundValues bound) {
        this.binder = binder;
        this.placeholders = placeholders;
        this.problems = problems;
        this.bound = bound;
    }

    /**
     * A value given as one text, by a default or on the command line: lists with commas or as YAML {@code [a, b]},
     * maps and sections as YAML {@code {a: b}}.
     */
    static ConfigNode parse(Type type, String text, Location at, String path, Problems problems) {
        boolean list = ConfigKey.itemOf(type).isPresent();
        if (list
                && !text.startsWith("[")
                && ConfigKey.itemOf(type).flatMap(ConfigKey::sectionOf).isEmpty()) {
            List<ConfigNode> items = new ArrayList<>();
            Arrays.stream(text.split(","))
                    .map(String::strip)
                    .forEach(item -> items.add(new Scalar(at, item, true, false)));
            return new Items(at, items);
        }
        if (!list && ScalarType.of(type).isPresent()) {
            return new Scalar(at, text, false, false);
        }
        try {
            return new YamlTree(text, line -> at, problems).parse();
        } catch (YamlSyntax broken) {
            ConfigProblem problem = broken.problem();
            problems.add(
                    at, path, problem.seen(), problem.expected(), "write a list as [a, b], a section as {key: value}");
            return new Scalar(at, "", false, false);
        }
    }

    /** A default, which may be an empty text. */
    ConfigNode preset(ConfigKey key, Location at, String path) {
        String text = key.preset().orElseThrow();
        return ScalarType.of(key.type()).isPresent()
                ? new Scalar(at, text, true, false)
                : parse(key.type(), text, at, path, problems);
    }

    /** The value, or empty if it is wrong; the problem is noted then. */
    Optional<Object> read(ConfigKey key, Type type, ConfigNode node, String path, boolean written) {
        Optional<ScalarType> scalar = ScalarType.of(type);
        if (node.nothing()) {
            return refuseNothing(key, (Scalar) node, path);
        }
        if (scalar.isPresent()) {
            return node instanceof Scalar some
                    ? single(key, scalar.get(), type, some, path, written)
                    : refuse(node, path, scalar.get().expected(), about(key));
        }
        Optional<Type> item = ConfigKey.itemOf(type);
        if (item.isPresent()) {
            return node instanceof Items list
                    ? list(key, item.get(), list, path, written)
                    : refuse(node, path, "a list", "begin each item with a hyphen and a space, or write [a, b]");
        }
        return node instanceof Section map
                ? map(key, ((ParameterizedType) type).getActualTypeArguments()[1], map, path, written)
                : refuse(node, path, "a section of names and values", about(key));
    }

    /** What a key is for, and its default: the hint where there is no better one. */
    static String about(ConfigKey key) {
        return key.name() + ": " + key.meaning()
                + key.preset()
                        .filter(text -> !text.isEmpty())
                        .map(text -> " (default " + text + ")")
                        .orElse("");
    }

    private Optional<Object> single(
            ConfigKey key, ScalarType type, Type javaType, Scalar node, String path, boolean written) {
        boolean secret = javaType == Secret.class;
        Optional<ScalarText> filled = placeholders.fill(node, path, secret);
        if (filled.isEmpty()) {
            return Optional.empty();
        }
        ScalarText text = filled.get();
        if (key.optional() && text.value().isBlank()) {
            return Optional.of("");
        }
        Optional<?> value = type.reader().apply(text.value());
        String shown = secret ? Secret.MASK : text.shown();
        if (value.isEmpty()) {
            problems.add(node.at(), path, shown, type.expected(), correction(key, type, text));
            return Optional.empty();
        }
        bound.note(path, new Bound(value.get(), node.at(), shown, written));
        if (value.get() instanceof Secret found) {
            if (!noted(found, node.at(), path, "")) {
                return Optional.empty();
            }
            if (text.literal()) {
                bound.noteLiteralSecret(path, node.at());
            }
        }
        return Optional.of(value.get());
    }

    private static String correction(ConfigKey key, ScalarType type, ScalarText text) {
        return text.hidden()
                ? "correct " + String.join(", ", text.sources()) + "; " + about(key)
                : type.correction()
                        .apply(text.value())
                        .map(meant -> "write " + meant)
                        .orElse(about(key));
    }

    private Optional<Object> list(ConfigKey key, Type item, Items node, String path, boolean written) {
        var values = new ArrayList<Object>();
        for (ConfigNode element : node.items()) {
            String place = path + "." + values.size();
            Optional<Class<?>> section = ConfigKey.sectionOf(item);
            Optional<Object> value = section.isPresent()
                    ? binder.section(section.get(), element, place)
                    : read(key, item, element, place, written);
            values.add(value.orElse(null));
        }
        return values.contains(null) ? Optional.empty() : Optional.of(values);
    }

    private Optional<Object> map(ConfigKey key, Type valueType, Section node, String path, boolean written) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, Entry> entry : node.entries().entrySet()) {
            String place = path + "." + entry.getKey();
            Optional<Object> value = read(key, valueType, entry.getValue().value(), place, written);
            values.put(entry.getKey(), value.orElse(null));
            value.ifPresent(text -> noteIfSecret(entry.getKey(), text.toString(), place));
        }
        return values.containsValue(null) ? Optional.empty() : Optional.of(values);
    }

    /** A variable for a command is a secret if it came from outside and is named like one. */
    private void noteIfSecret(String name, String text, String place) {
        Bound value = bound.at(place).orElseThrow();
        boolean fromOutside = value.shown().startsWith(Secret.MASK);
        if (fromOutside && SecretVariable.named(name)) {
            noted(new Secret(text), value.at(), place, "; if it is none, write the value in place of ${…}");
        }
    }

    /** False where it is too short to be one; the problem is noted then. */
    private boolean noted(Secret found, Location at, String path, String otherwise) {
        if (!found.isEmpty() && found.value().length() < Secret.SHORTEST) {
            problems.add(
                    at,
                    path,
                    "a secret of " + found.value().length() + " characters",
                    "at least " + Secret.SHORTEST,
                    "a shorter one can't be told from ordinary text, and so can't be kept out of the record"
                            + otherwise);
            return false;
        }
        bound.noteSecret(found);
        return true;
    }

    private Optional<Object> refuseNothing(ConfigKey key, Scalar node, String path) {
        String hint = key.preset()
                .map(text -> "remove the line" + (text.isEmpty() ? "" : " for the default, " + text))
                .orElse("write the value after the colon");
        problems.add(
                node.at(),
                path,
                node.commented() ? "no value, only a comment" : "no value",
                key.meaning(),
                node.commented() ? "quote a value that begins with #, as in \"#ops-alerts\"" : hint);
        return Optional.empty();
    }

    private Optional<Object> refuse(ConfigNode node, String path, String expected, String hint) {
        problems.add(node.at(), path, node.kind(), expected, hint);
        return Optional.empty();
    }
}
