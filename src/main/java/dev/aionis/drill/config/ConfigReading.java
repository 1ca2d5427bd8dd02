package dev.aionis.drill.config;

import java.util.List;

/**
 * A configuration that was read and accepted.
 *
 * @param warnings what is worth pointing out before the run, in file order; it does not refuse
 * @param secrets every secret in it, so that they can be kept out of all that is written
 */
public record ConfigReading(DrillConfig config, List<ConfigProblem> warnings, List<Secret> secrets) {

    public ConfigReading {
        warnings = List.copyOf(warnings);
        secrets = List.copyOf(secrets);
    }
}
