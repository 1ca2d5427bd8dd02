package dev.aionis.drill.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;

/** Closes what was opened, last first; one that fails does not keep the others from being closed. */
final class ClosingStack implements AutoCloseable {

    /** Something to be ended. */
    @FunctionalInterface
    interface Ending {
        void end() throws Exception;
    }

    private final Deque<Ending> endings = new ArrayDeque<>();

    synchronized void push(Ending ending) {
        endings.push(ending);
    }

    synchronized <T extends AutoCloseable> T closing(T resource) {
        endings.push(resource::close);
        return resource;
    }

    /** The first failure is thrown, with the later ones suppressed in it. Closing again does nothing. */
    @Override
    public synchronized void close() {
        RuntimeException first = null;
        while (!endings.isEmpty()) {
            try {
                endings.pop().end();
            } catch (Exception failed) {
                if (failed instanceof InterruptedException) {
                    Thread.currentThread().interrupt();
                }
                if (first == null) {
                    first = new IllegalStateException("the sandbox did not end in good order: " + failed, failed);
                } else {
                    first.addSuppressed(failed);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
