package dev.aionis.drill.config;

import dev.aionis.drill.config.ConfigNode.Entry;
import dev.aionis.drill.config.ConfigNode.Section;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Reads sections into records, and notes all that keeps it from doing so. */
final class Binder {

    private final ValueReader values;
    private final Problems problems;
    private final BoundValues bound;

    Binder(Placeholders placeholders, Problems problems, BoundValues bound) {
        this.values = new ValueReader(this, placeholders, problems, bound);
        this.problems = problems;
        this.bound = bound;
    }

    /** The record, or empty if something in the section is wrong. */
    Optional<Object> section(Class<?> record, ConfigNode node, String path) {
        bound.noteSection(path, node.at());
        if (!node.nothing() && !(node instanceof Section)) {
            String names = String.join(", ", names(record));
            problems.add(
                    node.at(),
                    path,
                    node.kind(),
                    "a section with keys " + names,
                    "put the keys below, two spaces further in");
            return Optional.empty();
        }
        Section section = node instanceof Section some ? some : new Section(node.at(), new LinkedHashMap<>());
        Set<String> meant = refuseUnknown(section, names(record), path);
        boolean complete = true;
        var arguments = new Object[record.getRecordComponents().length];
        int next = 0;
        for (ConfigKey key : ConfigKey.of(record)) {
            Optional<Object> value = key(record, key, section, path, meant.contains(key.name()));
            complete &= value.isPresent();
            arguments[next++] = value.orElse(null);
        }
        return complete ? Optional.of(construct(record, arguments)) : Optional.empty();
    }

    /** Notes unknown keys. Answers which valid ones were probably meant by them: those are not missing as well. */
    private Set<String> refuseUnknown(Section section, List<String> names, String path) {
        var meant = new HashSet<String>();
        section.entries().forEach((name, entry) -> {
            if (!names.contains(name)) {
                var free = names.stream()
                        .filter(valid -> !section.entries().containsKey(valid))
                        .toList();
                Nearest.to(name, free).ifPresent(meant::add);
                problems.add(
                        entry.at(),
                        join(path, name),
                        "an unknown key",
                        "one of " + String.join(", ", names),
                        KeyPaths.advice(name, free));
            }
        });
        return meant;
    }

    private Optional<Object> key(Class<?> record, ConfigKey key, Section section, String path, boolean misspelt) {
        String inside = join(path, key.name());
        Entry entry = section.entries().get(key.name());
        if (entry != null
                && !(entry.value().nothing() && key.optional() && key.section().isEmpty())) {
            return written(record, key, entry.value(), inside);
        }
        if (key.optional()) {
            return Optional.of(Optional.empty());
        }
        if (key.preset().isPresent()) {
            ConfigNode preset = values.preset(key, section.at(), inside);
            return values.read(key, key.type(), preset, inside, false);
        }
        if (key.section().isPresent()) {
            return misspelt
                    ? Optional.empty()
                    : written(record, key, new Section(section.at(), new LinkedHashMap<>()), inside);
        }
        if (!misspelt) {
            String where = path.isEmpty() ? "at the top level" : "under " + path;
            problems.add(section.at(), inside, "nothing", key.meaning(), "add \"" + key.name() + ":\" " + where);
        }
        return Optional.empty();
    }

    private Optional<Object> written(Class<?> record, ConfigKey key, ConfigNode node, String path) {
        if (key.section().isPresent()) {
            Optional<Object> value = section(key.section().get(), node, path);
            Optional<Object> own = key.supplied() ? value.map(part -> ((Supplier<?>) part).get()) : value;
            return key.optional() ? own.map(Optional::of) : own;
        }
        Optional<Object> read = values.read(key, key.type(), node, path, true);
        if (read.isEmpty()) {
            return read;
        }
        boolean blank = key.optional() && read.get().toString().isBlank();
        Object value = key.optional() ? Optional.of(read.get()).filter(some -> !blank) : read.get();
        return withinRange(record, key, value, node, path) ? Optional.of(value) : Optional.empty();
    }

    private boolean withinRange(Class<?> record, ConfigKey key, Object value, ConfigNode node, String path) {
        var violations = Ranges.of(record, key.component().getName(), value);
        for (Ranges.Violation violation : violations) {
            String place =
                    violation.item().isPresent() ? path + "." + violation.item().getAsInt() : path;
            Location at = bound.at(place).map(BoundValues.Bound::at).orElse(node.at());
            String shown = bound.at(place).map(BoundValues.Bound::shown).orElse("an empty list");
            problems.add(at, place, shown, violation.expected(), ValueReader.about(key));
        }
        return violations.isEmpty();
    }

    private static Object construct(Class<?> record, Object[] arguments) {
        Class<?>[] types = Arrays.stream(record.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> canonical = record.getDeclaredConstructor(types);
            return canonical.newInstance(arguments);
        } catch (InvocationTargetException refused) {
            throw new IllegalStateException(
                    record.getSimpleName() + " refuses values that its constraints allow", refused.getCause());
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(record.getSimpleName() + " can't be constructed", broken);
        }
    }

    private static List<String> names(Class<?> record) {
        return ConfigKey.of(record).stream().map(ConfigKey::name).toList();
    }

    private static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
