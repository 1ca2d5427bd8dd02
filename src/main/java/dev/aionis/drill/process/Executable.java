package dev.aionis.drill.process;

import dev.aionis.drill.model.DrillException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds a program before it is started. Behind {@code setsid} and a shell a missing program would show only as exit
 * code 127, which a program may also return by itself.
 */
final class Executable {

    private Executable() {}

    /** The program {@code name} on a search path of directories, if it is there and may be executed. */
    static Optional<Path> onPath(String name, String searchPath) {
        return Arrays.stream(searchPath.split(File.pathSeparator))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, name))
                .filter(Executable::runnable)
                .findFirst();
    }

    /**
     * @throws DrillException if {@code program}, started in {@code directory}, would not be found or not be executable
     */
    static void require(String program, Path directory, String searchPath) {
        if (!Files.isDirectory(directory)) {
            throw new DrillException(
                    "program " + program + ", working directory " + directory + " not found, expected a directory",
                    "create it, or name another working directory");
        }
        boolean named = program.contains("/");
        boolean found = named
                ? runnable(directory.resolve(program))
                : onPath(program, searchPath).isPresent();
        if (!found) {
            throw new DrillException(
                    "program " + program + (named ? ", no executable file in " + directory : ", not on PATH"),
                    "install it, or name it by its whole path; PATH is " + searchPath);
        }
    }

    private static boolean runnable(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
