package dev.aionis.drill.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Every path that a configuration may have, sections included; keys of list items stand under {@code 0}. */
final class KeyPaths {

    private static final List<String> ALL = collect(DrillConfig.class, "", new ArrayList<>());

    private KeyPaths() {}

    static List<String> all() {
        return ALL;
    }

    /** What to say to someone who wrote {@code key} in a section that has no such key. */
    static String advice(String key, Collection<String> keysOfSection) {
        if (key.equals("<<")) {
            return "YAML merge keys are not read here; write the keys out";
        }
        Optional<String> near = Nearest.to(key, keysOfSection);
        if (near.isPresent()) {
            return "did you mean " + near.get() + "?";
        }
        return ALL.stream()
                .filter(path -> path.endsWith("." + key))
                .findFirst()
                .map(path -> key + " belongs under " + path.substring(0, path.length() - key.length() - 1))
                .orElse("remove it, or see docs/configuration.md for the keys there are");
    }

    private static List<String> collect(Class<?> section, String prefix, List<String> into) {
        for (ConfigKey key : ConfigKey.of(section)) {
            String path = prefix + key.name();
            into.add(path);
            key.section().ifPresent(inner -> collect(inner, path + ".", into));
            ConfigKey.itemOf(key.type())
                    .flatMap(ConfigKey::sectionOf)
                    .ifPresent(inner -> collect(inner, path + ".0.", into));
        }
        return into;
    }
}
