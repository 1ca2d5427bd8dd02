package dev.aionis.drill.sandbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Closes what was opened, last first, and what was opened together at the same time; one that fails does not keep the
 * others from being closed.
 */
final class ClosingStack implements AutoCloseable {

    /** Something to be ended. */
    @FunctionalInterface
    interface Ending {
        void end() throws Exception;
    }

    private final Deque<List<Ending>> endings = new ArrayDeque<>();

    synchronized void push(Ending ending) {
        endings.push(new ArrayList<>(List.of(ending)));
    }

    synchronized <T extends AutoCloseable> T closing(T resource) {
        push(resource::close);
        return resource;
    }

    /** Closed at the same time as what was opened before it, which it does not need. */
    synchronized <T extends AutoCloseable> T closingWithTheLast(T resource) {
        endings.element().add(resource::close);
        return resource;
    }

    /** The first failure is thrown, with the later ones suppressed in it. Closing again does nothing. */
    @Override
    public synchronized void close() {
        RuntimeException first = null;
        while (!endings.isEmpty()) {
            for (Exception failed : failures(endings.pop())) {
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

    private static List<Exception> failures(List<Ending> together) {
        ExecutorService threads = Executors.newFixedThreadPool(together.size());
        try {
            var failures = together.stream()
                    .map(ending -> CompletableFuture.supplyAsync(() -> failure(ending), threads))
                    .toList();
            return failures.stream()
                    .map(CompletableFuture::join)
                    .flatMap(List::stream)
                    .toList();
        } finally {
            threads.shutdown();
        }
    }

    private static List<Exception> failure(Ending ending) {
        try {
            ending.end();
            return List.of();
        } catch (Exception failed) {
            return List.of(failed);
        }
    }
}
