package dev.aionis.drill.lever.local;

import dev.aionis.drill.await.Wait;
import dev.aionis.drill.lever.Lever;
import dev.aionis.drill.lever.Undo;
import dev.aionis.drill.process.ShellLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A lever on a sandbox whose drill is dead. The sandbox lives no longer than its drill, and what was changed in it is
 * gone with it: there is nothing to do but to see that.
 */
public final class GoneWithTheDrill implements Lever {

    /** Processes end at once when their drill dies; whoever does not is killed after 2 s. */
    private static final Duration LIMIT = Duration.ofSeconds(8);

    private final String name;
    private final Path sandbox;
    private final Runnable removal;

    /**
     * @param name of the lever that made the change
     * @param sandbox its directory, which the last of its processes removes
     * @param removal of what does not end by itself
     */
    public GoneWithTheDrill(String name, Path sandbox, Runnable removal) {
        this.name = name;
        this.sandbox = sandbox;
        this.removal = removal;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void undo(Undo undo) {
        removal.run();
        Wait.upTo(LIMIT).forThe("the sandbox to be gone").reached(() -> undone(undo));
    }

    @Override
    public boolean undone(Undo undo) {
        return !Files.exists(sandbox);
    }

    @Override
    public List<String> byHand(Undo undo) {
        return List.of("rm -r " + ShellLine.quoted(sandbox.toString()));
    }
}
