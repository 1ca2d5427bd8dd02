package dev.aionis.drill.config;

import dev.aionis.drill.config.ConfigNode.Entry;
import dev.aionis.drill.config.ConfigNode.Items;
import dev.aionis.drill.config.ConfigNode.Section;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Puts values from the command line in place of those in the file: {@code -Ddrill.set.objectives.restore.rto=20s}. */
final class Overrides {

    private final Problems problems;

    Overrides(Problems problems) {
        this.problems = problems;
    }

    void apply(Map<String, String> overrides, Section root) {
        // sorted, so that a list comes before its items
        new TreeMap<>(overrides).forEach((path, text) -> {
            List<String> keys = Arrays.asList(path.split("\\.", -1));
            if (!inSection(DrillConfig.class, root, keys, path, text)) {
                problems.add(
                        Location.option(path),
                        path,
                        "an unknown key",
                        "the path of one",
                        Nearest.to(path, KeyPaths.all())
                                .or(() -> sameName(keys.get(keys.size() - 1)))
                                .map(near -> "did you mean " + near + "?")
                                .orElse("docs/configuration.md has them all"));
            }
        });
    }

    private static Optional<String> sameName(String key) {
        return KeyPaths.all().stream().filter(path -> path.endsWith("." + key)).findFirst();
    }

    private boolean inSection(Class<?> record, Section section, List<String> keys, String path, String text) {
        Optional<ConfigKey> found = ConfigKey.of(record).stream()
                .filter(key -> key.name().equals(keys.get(0)))
                .findFirst();
        if (found.isEmpty()) {
            return false;
        }
        ConfigKey key = found.get();
        Location at = Location.option(path);
        List<String> below = keys.subList(1, keys.size());
        if (below.isEmpty()) {
            ConfigNode value = key.section().isPresent()
                    ? ValueReader.parse(key.section().get(), text, at, path, problems)
                    : ValueReader.parse(key.type(), text, at, path, problems);
            section.entries().put(key.name(), new Entry(at, value));
            return true;
        }
        if (key.section().isPresent()) {
            return sectionBelow(section, key, at)
                    .map(inner -> inSection(key.section().get(), inner, below, path, text))
                    .orElse(true);
        }
        return key.type().getTypeName().startsWith("java.util.Map")
                ? below.size() == 1 && putInMap(section, key, below.get(0), at, text)
                : inList(key, section, below, path, text);
    }

    /** The section below a key, made if it is not there; empty if the file has something else there, which it is told of. */
    private static Optional<Section> sectionBelow(Section section, ConfigKey key, Location at) {
        Entry entry = section.entries().get(key.name());
        if (entry == null || entry.value().nothing()) {
            entry = new Entry(at, new Section(at, new LinkedHashMap<>()));
            section.entries().put(key.name(), entry);
        }
        return entry.value() instanceof Section inner ? Optional.of(inner) : Optional.empty();
    }

    private static boolean putInMap(Section section, ConfigKey key, String name, Location at, String text) {
        sectionBelow(section, key, at)
                .ifPresent(map -> map.entries().put(name, new Entry(at, new ConfigNode.Scalar(at, text, true, false))));
        return true;
    }

    /** Items are counted from 0: {@code gates.0.timeout}. */
    private boolean inList(ConfigKey key, Section section, List<String> keys, String path, String text) {
        Optional<Class<?>> item = ConfigKey.itemOf(key.type()).flatMap(ConfigKey::sectionOf);
        Entry entry = section.entries().get(key.name());
        boolean reachable = item.isPresent()
                && keys.size() > 1
                && entry != null
                && entry.value() instanceof Items list
                && keys.get(0).matches("\\d{1,4}")
                && Integer.parseInt(keys.get(0)) < list.items().size();
        if (!reachable) {
            return false;
        }
        ConfigNode element = ((Items) entry.value()).items().get(Integer.parseInt(keys.get(0)));
        return !(element instanceof Section inner)
                || inSection(item.get(), inner, keys.subList(1, keys.size()), path, text);
    }
}
