package dev.aionis.drill.await;

import dev.aionis.drill.model.DrillException;
import java.time.Duration;

/** Time that is let pass before something that failed is tried again. */
public final class Pause {

    private Pause() {}

    /** @throws DrillException if the waiting thread is interrupted, which stays interrupted */
    public static void of(Duration length) {
        try {
            Thread.sleep(length.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DrillException("interrupted before another attempt", "see why the drill was ended", interrupted);
        }
    }
}
