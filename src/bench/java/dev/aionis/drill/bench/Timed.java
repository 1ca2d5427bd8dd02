package dev.aionis.drill.bench;

import java.util.concurrent.Callable;

/**
 * A piece of work that was done.
 *
 * @param value what it gave
 * @param seconds its wall time
 */
record Timed<T>(T value, double seconds) {

    /** Does {@code work}; what that throws ends the benchmark. */
    static <T> Timed<T> of(Callable<T> work) throws Exception {
        long start = System.nanoTime();
        T value = work.call();
        return new Timed<>(value, (System.nanoTime() - start) / 1e9);
    }
}
