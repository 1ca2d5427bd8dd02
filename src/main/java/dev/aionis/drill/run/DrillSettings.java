package dev.aionis.drill.run;

import dev.aionis.drill.record.SignOffDesk;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What a drill is told from outside its configuration file.
 *
 * @param baseDirectory where drill-records/ and allure-results/ are
 * @param workDirectory for what lives only as long as the drill
 * @param configFile the configuration
 * @param overrides values of single keys, by key path, e.g. {@code objectives.restore.rto}
 * @param environment environment variables that the configuration may name
 * @param signedBy who signs the record, if anybody does yet
 * @param mode how far it goes
 * @param residue what is done about what earlier drills left
 * @param confirmed the environment that whoever started it says it is for, where that was said
 */
public record DrillSettings(
        Path baseDirectory,
        Path workDirectory,
        Path configFile,
        Map<String, String> overrides,
        Map<String, String> environment,
        Optional<String> signedBy,
        DrillMode mode,
        ResidueOrder residue,
        Optional<String> confirmed) {

    private static final String OVERRIDE = "drill.set.";

    /** One that refuses where an earlier drill left something, in an environment that nobody needs to name. */
    public DrillSettings(
            Path baseDirectory,
            Path workDirectory,
            Path configFile,
            Map<String, String> overrides,
            Map<String, String> environment,
            Optional<String> signedBy,
            DrillMode mode) {
        this(
                baseDirectory,
                workDirectory,
                configFile,
                overrides,
                environment,
                signedBy,
                mode,
                ResidueOrder.NONE,
                Optional.empty());
    }

    /** A drill that goes all the way. */
    public DrillSettings(
            Path baseDirectory,
            Path workDirectory,
            Path configFile,
            Map<String, String> overrides,
            Map<String, String> environment,
            Optional<String> signedBy) {
        this(baseDirectory, workDirectory, configFile, overrides, environment, signedBy, DrillMode.DRILL);
    }

    /** From {@code -Ddrill.*} and the process' environment. */
    public static DrillSettings fromSystem() {
        Properties properties = System.getProperties();
        Path base = Path.of(properties.getProperty("drill.basedir", "."))
                .toAbsolutePath()
                .normalize();
        var overrides = new TreeMap<String, String>();
        properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith(OVERRIDE))
                .forEach(name -> overrides.put(name.substring(OVERRIDE.length()), properties.getProperty(name)));
        return new DrillSettings(
                base,
                base.resolve("target"),
                base.resolve(properties.getProperty("drill.config", "drill-config/local.yaml")),
                overrides,
                System.getenv(),
                Optional.ofNullable(properties.getProperty("drill.sign")).map(SignOffDesk::name),
                DrillMode.of(properties),
                ResidueOrder.of(properties),
                Optional.ofNullable(properties.getProperty("drill.confirm")));
    }

    public Path records() {
        return baseDirectory.resolve("drill-records");
    }
}
