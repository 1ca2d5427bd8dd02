package dev.aionis.drill.sandbox.api;

import dev.aionis.drill.sandbox.service.Settings;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/** What a bad release does to its callers: fails a share of the writes and recalls, and makes all of them wait. */
final class Regression {

    private final double errorRate;
    private final Duration latency;
    private final DoubleSupplier dice;

    /** The dice give numbers from 0 up to, not including, 1. */
    Regression(double errorRate, Duration latency, DoubleSupplier dice) {
        this.errorRate = errorRate;
        this.latency = latency;
        this.dice = dice;
    }

    static Regression from(Settings settings, DoubleSupplier dice) {
        return new Regression(
                settings.fraction("REGRESSION_ERROR_RATE", 0),
                settings.millis("REGRESSION_LATENCY_MS", Duration.ZERO),
                dice);
    }

    /** To be called before anything is done, so that a request struck down has changed nothing. */
    void strike() {
        if (!latency.isZero()) {
            delay();
        }
        if (dice.getAsDouble() < errorRate) {
            throw ApiRefusal.internalError();
        }
    }

    private void delay() {
        try {
            Thread.sleep(latency.toMillis());
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw ApiRefusal.internalError();
        }
    }
}
