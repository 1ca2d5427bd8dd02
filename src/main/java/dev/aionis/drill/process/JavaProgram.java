package dev.aionis.drill.process;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A {@code main} of ours in a JVM of its own: the JDK that runs this one, the same class path, small, quick to start. */
public final class JavaProgram {

    /** Only the quick compiler, the smallest collector and no files in the temporary directory: seconds of life. */
    public static final List<String> SMALL = List.of(
            "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx128m", "-Xss512k", "-XX:-UsePerfData");

    private JavaProgram() {}

    /** The whole command line, class path included. */
    public static List<String> argv(Class<?> main, List<String> args) {
        return assemble(List.of("-cp", classPath()), main, args);
    }

    /**
     * A daemon whose class path is in its environment ({@code CLASSPATH}), so that process lists stay readable.
     *
     * @param environment added to the inherited environment
     */
    public static DaemonSpec daemon(
            String name,
            Class<?> main,
            List<String> args,
            Path workingDirectory,
            Map<String, String> environment,
            Path log) {
        var variables = new HashMap<>(environment);
        variables.put("CLASSPATH", classPath());
        return new DaemonSpec(name, assemble(List.of(), main, args), workingDirectory, variables, log);
    }

    private static List<String> assemble(List<String> options, Class<?> main, List<String> args) {
        var argv = new ArrayList<String>();
        argv.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        argv.addAll(SMALL);
        argv.addAll(options);
        argv.add(main.getName());
        argv.addAll(args);
        return List.copyOf(argv);
    }

    /** That of this JVM; absolute, because the program may run in another directory. */
    public static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
