package dev.aionis.drill.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The single values read so far, by path, so that they can be compared even while others are broken. */
final class BoundValues {

    /**
     * One value.
     *
     * @param shown the value as it may be shown
     * @param written false if it is the default
     */
    record Bound(Object value, Location at, String shown, boolean written) {}

    private final Map<String, Bound> byPath = new LinkedHashMap<>();
    private final Map<String, Location> sections = new LinkedHashMap<>();
    private final Map<String, Location> literalSecrets = new LinkedHashMap<>();
    private final List<Secret> secrets = new ArrayList<>();

    void note(String path, Bound value) {
        byPath.put(path, value);
    }

    void noteSection(String path, Location at) {
        sections.put(path, at);
    }

    boolean hasSection(String path) {
        return sections.containsKey(path);
    }

    Optional<Location> sectionAt(String path) {
        return Optional.ofNullable(sections.get(path));
    }

    void noteSecret(Secret secret) {
        if (!secret.isEmpty()) {
            secrets.add(secret);
        }
    }

    void noteLiteralSecret(String path, Location at) {
        literalSecrets.put(path, at);
    }

    Optional<Bound> at(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    <T> Optional<T> value(String path, Class<T> type) {
        return at(path).map(Bound::value).filter(type::isInstance).map(type::cast);
    }

    /** All values whose path matches the regular expression, in file order of their sections. */
    Map<String, Bound> matching(String regex) {
        var found = new LinkedHashMap<String, Bound>();
        byPath.forEach((path, bound) -> {
            if (path.matches(regex)) {
                found.put(path, bound);
            }
        });
        return found;
    }

    /** Paths of the secrets that stand in the configuration itself, and where. */
    Map<String, Location> literalSecrets() {
        return literalSecrets;
    }

    List<Secret> secrets() {
        return List.copyOf(secrets);
    }
}
