package dev.aionis.drill.evidence.charts;

import dev.aionis.drill.model.RequestOutcome;
import dev.aionis.drill.model.RequestSample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Requests by the moment at which they should have been sent, in slices of equal length. */
final class RequestBuckets {

    private static final Duration FINE = Duration.ofMillis(500);
    private static final Duration USUAL = Duration.ofSeconds(1);

    /** Below this many a quantile of half a second says nothing. */
    private static final int ENOUGH = 10;

    /** More slices than this a picture cannot show. */
    private static final int MOST = 600;

    private final Instant from;
    private final Duration width;
    private final List<List<RequestSample>> slices = new ArrayList<>();

    /**
     * One slice. Where it had no request both figures are empty: a gap in the line, not a zero.
     *
     * @param middle the middle of the slice
     * @param errorRate failures by requests, in percent; throttled and refused requests are no failures
     * @param p95 the 95th percentile of the latency of what was answered OK, in milliseconds
     */
    record Slice(Instant middle, Optional<Double> errorRate, Optional<Double> p95) {}

    private RequestBuckets(Instant from, Duration width) {
        this.from = from;
        this.width = width;
    }

    /** The slice length that suits {@code requests} requests over {@code shown}. */
    static Duration width(Duration shown, int requests) {
        double fineSlices = Math.max(1, (double) shown.toNanos() / FINE.toNanos());
        Duration wanted = requests / fineSlices >= ENOUGH ? FINE : USUAL;
        Duration least = shown.dividedBy(MOST);
        return wanted.compareTo(least) >= 0 ? wanted : least;
    }

    static RequestBuckets of(List<RequestSample> samples, Instant from, Duration width) {
        var buckets = new RequestBuckets(from, width);
        samples.forEach(buckets::add);
        return buckets;
    }

    List<Slice> slices() {
        var all = new ArrayList<Slice>(slices.size());
        for (int i = 0; i < slices.size(); i++) {
            Instant middle = from.plus(width.multipliedBy(i)).plus(width.dividedBy(2));
            all.add(new Slice(middle, errorRate(slices.get(i)), p95(slices.get(i))));
        }
        return all;
    }

    private void add(RequestSample sample) {
        long nanos = Duration.between(from, sample.scheduledAt()).toNanos();
        int index = (int) Math.max(0, nanos / width.toNanos());
        while (slices.size() <= index) {
            slices.add(new ArrayList<>());
        }
        slices.get(index).add(sample);
    }

    private static Optional<Double> errorRate(List<RequestSample> slice) {
        long failures = slice.stream().filter(s -> s.outcome().failure()).count();
        return slice.isEmpty() ? Optional.empty() : Optional.of(100.0 * failures / slice.size());
    }

    /** By nearest rank. */
    private static Optional<Double> p95(List<RequestSample> slice) {
        double[] latencies = slice.stream()
                .filter(s -> s.outcome() == RequestOutcome.OK)
                .mapToDouble(s -> s.latency().toNanos() / 1e6)
                .sorted()
                .toArray();
        return latencies.length == 0
                ? Optional.empty()
                : Optional.of(latencies[(int) Math.ceil(0.95 * latencies.length) - 1]);
    }
}
