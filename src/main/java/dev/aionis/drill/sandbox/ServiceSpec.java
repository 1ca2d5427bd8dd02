package dev.aionis.drill.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A service to run.
 *
 * @param name what people call it, e.g. {@code api-1}
 * @param main its program
 * @param environment its settings; may hold secrets
 * @param ports at which it listens
 * @param log to which its stdout and stderr are appended
 */
public record ServiceSpec(String name, Class<?> main, Map<String, String> environment, List<Integer> ports, Path log) {

    public ServiceSpec {
        environment = Map.copyOf(environment);
        ports = List.copyOf(ports);
    }
}
