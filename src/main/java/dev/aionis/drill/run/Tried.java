package dev.aionis.drill.run;

import dev.aionis.drill.model.DrillException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What was looked at once, for several criteria; or why it could not be. */
final class Tried<T> {

    private final T seen;
    private final DrillException failure;

    private Tried(T seen, DrillException failure) {
        this.seen = seen;
        this.failure = failure;
    }

    static <T> Tried<T> to(Supplier<T> look) {
        try {
            return new Tried<>(look.get(), null);
        } catch (DrillException failed) {
            return new Tried<>(null, failed);
        }
    }

    /** @throws DrillException what it failed by */
    T get() {
        if (failure != null) {
            throw failure;
        }
        return seen;
    }

    void ifSeen(Consumer<T> then) {
        if (failure == null) {
            then.accept(seen);
        }
    }
}
