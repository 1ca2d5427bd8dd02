package dev.aionis.drill.config;

import dev.aionis.drill.config.ConfigNode.Section;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/** Reads a drill configuration: YAML file, overrides and environment become records, or one refusal with all problems. */
public final class DrillConfigReader {

    private DrillConfigReader() {}

    /**
     * The configuration alone.
     *
     * @see #reading
     */
    public static DrillConfig read(Path yaml, Map<String, String> overrides, Map<String, String> environment) {
        return reading(yaml, overrides, environment).config();
    }

    /**
     * The configuration, with what is worth pointing out.
     *
     * @param yaml the file
     * @param overrides values in place of the file's, by path, e.g. {@code objectives.restore.rto → 20s}
     * @param environment what {@code ${NAME}} is filled in from
     * @throws ConfigurationRefused with everything that is wrong
     */
    public static ConfigReading reading(Path yaml, Map<String, String> overrides, Map<String, String> environment) {
        String file = yaml.toString();
        var problems = new Problems();
        Section root = tree(yaml, problems);
        Path folder = Optional.ofNullable(yaml.toAbsolutePath().getParent()).orElse(yaml);
        new ProductionMark(root, new Placeholders(environment, folder, new Problems()), problems).hold(overrides);
        new Overrides(problems).apply(overrides, root);

        var bound = new BoundValues();
        var binder = new Binder(new Placeholders(environment, folder, problems), problems, bound);
        Optional<Object> config = binder.section(DrillConfig.class, root, "");
        new CrossChecks(bound, problems).run();
        if (!problems.none() || config.isEmpty()) {
            throw new ConfigurationRefused(file, problems.inFileOrder());
        }
        var accepted = (DrillConfig) config.get();
        return new ConfigReading(accepted, Forewarnings.of(accepted, bound), bound.secrets());
    }

    /** The overrides among some properties: those named {@code drill.set.<path>}, by path. */
    public static Map<String, String> overridesIn(Properties properties) {
        return properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith(Location.PROPERTY))
                .collect(Collectors.toMap(name -> name.substring(Location.PROPERTY.length()), properties::getProperty));
    }

    private static Section tree(Path yaml, Problems problems) {
        String file = yaml.toString();
        try {
            ConfigNode root =
                    new YamlTree(new YamlFile(yaml).text(), line -> Location.inFile(file, line), problems).parse();
            if (root instanceof Section section) {
                return section;
            }
            throw new YamlSyntax(
                    root.at(),
                    root.nothing() ? "an empty file" : root.kind(),
                    "keys and values",
                    "begin with a copy of drill-config/local.yaml or drill-config/staging.yaml");
        } catch (YamlSyntax broken) {
            throw new ConfigurationRefused(file, List.of(broken.problem()));
        }
    }
}
