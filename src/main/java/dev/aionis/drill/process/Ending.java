package dev.aionis.drill.process;

import java.util.function.Consumer;

/** Lets another thread end a command that is running. */
public final class Ending {

    private final Consumer<ProcessHandle> started;
    private ProcessTree tree;
    private boolean asked;

    public Ending() {
        this(process -> {});
    }

    /** @param started told of the command's process, the leader of its session, as soon as it is there */
    public Ending(Consumer<ProcessHandle> started) {
        this.started = started;
    }

    /** Kills the command with all that it started; at once if it runs, or else as soon as it is started. */
    public synchronized void now() {
        asked = true;
        if (tree != null) {
            tree.kill();
        }
    }

    synchronized void of(ProcessTree running) {
        tree = running;
        started.accept(running.root());
        if (asked) {
            running.kill();
        }
    }
}
