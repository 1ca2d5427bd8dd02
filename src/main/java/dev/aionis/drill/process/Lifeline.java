package dev.aionis.drill.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Nothing outlives the JVM that started it, not even when that is killed with {@code kill -9}. The lifeline is a pipe
 * to the standard input of each started process: only the starter holds its other end, so when the starter dies, by
 * whatever means, the operating system closes it and the process reads the end of the stream.
 */
public final class Lifeline {

    private Lifeline() {}

    /**
     * For the start of a Java {@code main}: from now on this JVM ends at once when its standard input closes. No
     * shutdown hook runs, since what they would tidy up belongs to a drill that is dead.
     */
    public static void watch() {
        var watcher = new Thread(
                () -> {
                    readToTheEnd();
                    Runtime.getRuntime().halt(143);
                },
                "lifeline");
        watcher.setDaemon(true);
        watcher.start();
    }

    /**
     * Wraps a program that knows no lifeline. The guard passes TERM, INT and QUIT on and ends with the program's
     * exit code. When the lifeline breaks it ends the program's whole tree (QUIT and TERM, after 2 s KILL) and then
     * removes {@code removeAfter}; a program that ends by itself or is asked to leaves them in place. If the guard
     * itself is killed the program ends too, and they stay. The program's own standard input is empty.
     */
    public static List<String> guard(List<String> argv, List<Path> removeAfter) {
        var arguments = new ArrayList<String>();
        arguments.add(Integer.toString(removeAfter.size()));
        removeAfter.forEach(path -> arguments.add(path.toAbsolutePath().toString()));
        arguments.addAll(argv);
        return Script.GUARD.argv(arguments);
    }

    /**
     * Starts a process that only removes a directory once this JVM is gone, or once it is closed: the last to leave.
     * It keeps trying for 10 s, while whoever still writes there comes to an end.
     */
    public static Daemon broom(Path directory) {
        var argv = Script.BROOM.argv(List.of(directory.toAbsolutePath().toString()));
        var spec = new DaemonSpec("broom", argv, Path.of("/"), Map.of(), Path.of("/dev/null"));
        return Daemon.start(spec, Daemon.Farewell.LIFELINE);
    }

    private static void readToTheEnd() {
        try {
            while (System.in.read() >= 0) {
                // nothing is ever sent: only the end of the stream has a meaning
            }
        } catch (IOException broken) {
            // a broken lifeline is a cut one
        }
    }
}
