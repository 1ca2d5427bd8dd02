package dev.aionis.drill.ledger;

/** Waits between an audit's threads as reading a socket or writing a file does: an interrupt is kept for later. */
final class Uninterrupted {

    interface Waiting<T> {
        T await() throws InterruptedException;
    }

    private Uninterrupted() {}

    static <T> T await(Waiting<T> waiting) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return waiting.await();
                } catch (InterruptedException interrupt) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
