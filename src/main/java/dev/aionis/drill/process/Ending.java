package dev.aionis.drill.process;

/** Lets another thread end a command that is running. */
public final class Ending {

    private ProcessTree tree;
    private boolean asked;

    /** Kills the command with all that it started; at once if it runs, or else as soon as it is started. */
    public synchronized void now() {
        asked = true;
        if (tree != null) {
            tree.kill();
        }
    }

    synchronized void of(ProcessTree started) {
        tree = started;
        if (asked) {
            started.kill();
        }
    }
}
