package dev.aionis.drill.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A program to keep running.
 *
 * @param name what people call it, e.g. {@code worker}
 * @param argv the program and its arguments
 * @param workingDirectory an existing directory
 * @param environment added to the inherited environment
 * @param log the file to which its stdout and stderr are appended
 */
public record DaemonSpec(
        String name, List<String> argv, Path workingDirectory, Map<String, String> environment, Path log) {

    public DaemonSpec {
        if (name.isBlank() || argv.isEmpty()) {
            throw new IllegalArgumentException("daemon '" + name + "', argv " + argv + ": neither may be empty");
        }
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
    }
}
