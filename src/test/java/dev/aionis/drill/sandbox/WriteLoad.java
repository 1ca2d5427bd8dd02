package dev.aionis.drill.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;

/** Writers that go on without a pause, remembering what became of every write. */
final class WriteLoad implements AutoCloseable {

    private final MemoryApi api;
    private final String scope;
    private final ExecutorService writers;
    private final AtomicLong acknowledged = new AtomicLong();
    private final Map<String, AtomicLong> served = new ConcurrentHashMap<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private volatile boolean stopped;

    private WriteLoad(MemoryApi api, String scope, int writers) {
        this.api = api;
        this.scope = scope;
        this.writers = Executors.newFixedThreadPool(writers);
    }

    static WriteLoad start(MemoryApi api, String scope, int writers) {
        var load = new WriteLoad(api, scope, writers);
        for (int i = 0; i < writers; i++) {
            load.writers.execute(load::write);
        }
        return load;
    }

    private void write() {
        while (!stopped) {
            try {
                MemoryApi.Reply reply = api.write(scope, UUID.randomUUID().toString(), "a write under load");
                record(reply);
                // fast enough to meet every moment of a restart, slow enough not to bury the worker for the next test
                Thread.sleep(20);
            } catch (IOException broken) {
                failures.add(broken.toString());
            } catch (InterruptedException ended) {
                return;
            }
        }
    }

    private void record(MemoryApi.Reply reply) {
        String by = reply.header("x-served-by");
        served.computeIfAbsent(by + " " + reply.status(), absent -> new AtomicLong())
                .incrementAndGet();
        if (reply.status() == 200) {
            acknowledged.incrementAndGet();
        } else if (reply.status() != 500 || !by.equals("api-2")) {
            failures.add(reply.status() + " by " + by + ": " + reply.body());
        }
    }

    /** Waits until this many more writes were acknowledged. */
    void awaitAcknowledged(int more) {
        long goal = acknowledged.get() + more;
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> acknowledged.get() >= goal);
    }

    long acknowledged() {
        return acknowledged.get();
    }

    long servedBy(String replica, int status) {
        return served.getOrDefault(replica + " " + status, new AtomicLong()).get();
    }

    /** Everything but acknowledgements and the 500s of api-2, which may be a regressed canary. */
    List<String> failures() {
        return failures;
    }

    void stop() throws InterruptedException {
        stopped = true;
        writers.shutdown();
        if (!writers.awaitTermination(30, TimeUnit.SECONDS)) {
            throw new AssertionError("writers did not stop within 30 s");
        }
    }

    @Override
    public void close() {
        stopped = true;
        writers.shutdownNow();
    }
}
