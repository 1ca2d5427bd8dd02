package dev.aionis.drill.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the benchmarks that are named, one after the other, each in a JVM of its own: none inherits compiled code or a
 * heap from the one before. A figure that falls short is printed, not thrown: it speaks of a machine too. A benchmark
 * that breaks makes the run fail, after the others have run.
 */
public final class Benchmarks {

    /** What an audit of millions of writes has to do with; the others need less. */
    private static final String HEAP = "-Xmx512m";

    private Benchmarks() {}

    /** @param args the build's directory, then the benchmarks' names with commas between them */
    public static void main(String[] args) throws Exception {
        var broken = new ArrayList<String>();
        for (String name : args[1].split(",")) {
            if (run(name.strip(), Path.of(args[0])) != 0) {
                broken.add(name);
            }
        }
        if (!broken.isEmpty()) {
            System.err.println("benchmarks " + broken + ", ended without their figures; see above");
            System.exit(1);
        }
    }

    private static int run(String name, Path target) throws IOException, InterruptedException {
        var argv = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-classpath",
                System.getProperty("java.class.path"),
                OneBenchmark.class.getName(),
                name,
                target.toString());
        // its standard input stays ours: that is its lifeline
        var process = new ProcessBuilder(argv)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return process.waitFor();
    }
}
