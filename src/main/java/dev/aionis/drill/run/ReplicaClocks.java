package dev.aionis.drill.run;

import dev.aionis.drill.aionis.AionisApi;
import dev.aionis.drill.aionis.Answer;
import dev.aionis.drill.aionis.ApiTarget;
import dev.aionis.drill.aionis.Health;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.observe.ClockReading;
import dev.aionis.drill.observe.CoarseClock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The clocks of the API replicas, by the {@code Date} header of their {@code GET /health}. To wait for the turn of a second
 * takes up to a second: it is done beside the drill, so that no step takes longer for it.
 */
final class ReplicaClocks implements AutoCloseable {

    private final List<AionisApi> apis;
    private final InstantSource clock;
    private final ExecutorService threads;

    ReplicaClocks(List<ApiTarget> replicas, InstantSource clock) {
        this.apis =
                replicas.stream().map(replica -> new AionisApi(replica, clock)).toList();
        this.clock = clock;
        this.threads = Executors.newCachedThreadPool(ReplicaClocks::daemon);
    }

    /** Begins to read every clock; the readings by the replicas' names, in the replicas' order. */
    Map<String, Future<ClockReading>> read() {
        var readings = new LinkedHashMap<String, Future<ClockReading>>();
        apis.forEach(api ->
                readings.put(api.target().name(), threads.submit(() -> CoarseClock.read(() -> date(api), clock))));
        return readings;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        apis.forEach(AionisApi::close);
    }

    /** Of any answer, an error too: the host stamped it. */
    private static Instant date(AionisApi api) {
        Answer<Health> answer = api.health();
        String date = answer.headers().get("date");
        if (date == null) {
            throw new DrillException(
                    "GET /health, " + answer.outcome().label() + ", " + answer.detail() + ", without a Date header",
                    "without one the clock of this host can't be read");
        }
        return DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "replica clock");
        thread.setDaemon(true);
        return thread;
    }
}
