package dev.aionis.drill.docker;

import dev.aionis.drill.process.Daemon;
import dev.aionis.drill.process.JavaProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A process that outlives the drill by a moment, to remove what the drill could not: when the drill's JVM dies, by
 * whatever means, this one's standard input ends. Until then it does nothing, not even speak to the engine.
 */
public final class ContainerBroom {

    private ContainerBroom() {}

    /** Starts it beside this JVM. Closing it in good order removes nothing. */
    public static Daemon start(DrillLabels labels, Path log) {
        return Daemon.start(JavaProgram.daemon(
                "container broom", ContainerBroom.class, List.of(labels.run()), Path.of("/"), Map.of(), log));
    }

    public static void main(String[] args) throws IOException {
        while (System.in.read() >= 0) {
            // nothing is ever sent: only the end of the stream has a meaning
        }
        var leftovers = new Leftovers(Engine.connect());
        // twice, for a container that the dying drill had just asked for
        leftovers.remove(args[0]);
        leftovers.remove(args[0]);
        System.exit(0);
    }
}
