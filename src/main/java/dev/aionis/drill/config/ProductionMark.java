package dev.aionis.drill.config;

import dev.aionis.drill.config.ConfigNode.Entry;
import dev.aionis.drill.config.ConfigNode.Scalar;
import dev.aionis.drill.config.ConfigNode.Section;
import java.util.Map;
import java.util.Optional;

/**
 * What a file says of production, the command line can't take back: one option must not make a deployment with real
 * users look like one without, nor give it another name to confirm.
 */
final class ProductionMark {

    private final Section file;
    private final Placeholders placeholders;
    private final Problems problems;

    /**
     * @param file as it is written, before anything was put in its place
     * @param placeholders whose own problems are noted elsewhere
     */
    ProductionMark(Section file, Placeholders placeholders, Problems problems) {
        this.file = file;
        this.placeholders = placeholders;
        this.problems = problems;
    }

    void hold(Map<String, String> overrides) {
        if (!marked()) {
            return;
        }
        kept(
                overrides,
                "production",
                "an option can't unmark a production environment; mend the file if nobody uses it");
        kept(
                overrides,
                "environment",
                "-Ddrill.confirm names the environment of the file; mend the file if it has another name");
    }

    /** What can't be read now is taken for a yes. */
    private boolean marked() {
        return scalar("production")
                .map(written ->
                        !written.nothing() && !text(written, "production").equals(Optional.of("false")))
                .orElse(false);
    }

    private void kept(Map<String, String> overrides, String key, String hint) {
        String told = overrides.get(key);
        if (told == null) {
            return;
        }
        Optional<Scalar> written = scalar(key);
        boolean same = written.flatMap(scalar -> text(scalar, key))
                .map(told.strip()::equals)
                .orElse(false);
        if (!same) {
            problems.add(
                    Location.option(key),
                    key,
                    '"' + told + '"',
                    "what the file has, since it is marked as production at "
                            + file.entries().get("production").at(),
                    hint);
        }
    }

    private Optional<Scalar> scalar(String key) {
        return Optional.ofNullable(file.entries().get(key))
                .map(Entry::value)
                .filter(Scalar.class::isInstance)
                .map(Scalar.class::cast);
    }

    private Optional<String> text(Scalar scalar, String key) {
        return placeholders
                .fill(scalar, key, false)
                .map(filled -> filled.value().strip());
    }
}
