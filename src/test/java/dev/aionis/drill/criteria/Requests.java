package dev.aionis.drill.criteria;

import dev.aionis.drill.model.Operation;
import dev.aionis.drill.model.RequestOutcome;
import dev.aionis.drill.model.RequestSample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** Makes up the requests of a load: an even schedule, random latencies and failures from a seed. */
final class Requests {

    static final Instant START = Instant.parse("2026-02-28T11:00:00Z");

    private final Random random;
    private final List<RequestSample> made = new ArrayList<>();

    Requests(long seed) {
        this.random = new Random(seed);
    }

    static Instant at(double seconds) {
        return START.plusNanos(Math.round(seconds * 1e9));
    }

    static RequestSample one(Operation operation, double atSeconds, RequestOutcome outcome, double millis) {
        Duration latency = Duration.ofNanos(Math.round(millis * 1e6));
        return new RequestSample(operation, "balancer", at(atSeconds), at(atSeconds), latency, outcome, 0);
    }

    /**
     * Even requests from one second to another.
     *
     * @param errorRate by the second at which the request is due
     * @param millis median latency by the same; the spread around it is log-normal with σ = 0.4
     */
    Requests add(
            Operation operation,
            double from,
            double to,
            double perSecond,
            DoubleUnaryOperator errorRate,
            DoubleUnaryOperator millis) {
        for (int i = 0; from + i / perSecond < to; i++) {
            double second = from + i / perSecond;
            RequestOutcome outcome = random.nextDouble() < errorRate.applyAsDouble(second)
                    ? RequestOutcome.SERVER_ERROR
                    : RequestOutcome.OK;
            made.add(one(
                    operation, second, outcome, millis.applyAsDouble(second) * Math.exp(0.4 * random.nextGaussian())));
        }
        return this;
    }

    /** {@code count} requests of one operation, with one error rate and one median latency throughout. */
    Requests add(Operation operation, int count, double errorRate, double millis) {
        return add(operation, 0, count / 10.0, 10, second -> errorRate, second -> millis);
    }

    List<RequestSample> list() {
        return List.copyOf(made);
    }
}
