package dev.aionis.drill.bench;

import dev.aionis.drill.aionis.AionisApi;
import dev.aionis.drill.aionis.ApiTarget;
import dev.aionis.drill.await.Wait;
import dev.aionis.drill.model.BoundedInstant;
import dev.aionis.drill.model.MonotonicClock;
import dev.aionis.drill.model.Span;
import dev.aionis.drill.observe.AvailabilityProbe;
import dev.aionis.drill.observe.Outage;
import dev.aionis.drill.observe.ProbeIntervals;
import dev.aionis.drill.observe.ProbeResult;
import io.undertow.Undertow;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Whether a reported outage is true: a gate before a server is shut and opened at random moments, and what the health
 * probe reports is held against the gate's own stamps. The probe runs as in a drill, with its default intervals,
 * announced before each disturbance and relaxed after it.
 */
final class OutageBenchmark implements Benchmark {

    private static final int OUTAGES = 50;
    private static final Duration INTERVAL = Duration.ofMillis(200);
    private static final Duration INTERVAL_DOWN = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final MonotonicClock clock = new MonotonicClock();
    private final SplittableRandom random = new SplittableRandom(1);
    private final List<Span> truths = new ArrayList<>();

    @Override
    public List<Figure> run(Path directory, Path binaries) throws Exception {
        var server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setHandler(exchange -> exchange.getResponseSender().send("{\"ok\":true}"))
                .build();
        server.start();
        try (var gate = new TcpGate(port(server), clock);
                var api = new AionisApi(target(gate), clock);
                var probe = new AvailabilityProbe(
                        "health",
                        () -> ProbeResult.of(api.health()),
                        ProbeIntervals.of(INTERVAL, INTERVAL_DOWN),
                        clock)) {
            probe.start();
            for (int i = 0; i < OUTAGES; i++) {
                disturb(gate, probe);
            }
            return figures(probe.outages());
        } finally {
            server.stop();
        }
    }

    private static int port(Undertow server) {
        return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
    }

    private static ApiTarget target(TcpGate gate) {
        return new ApiTarget("gate", URI.create("http://127.0.0.1:" + gate.port()), "", Duration.ofSeconds(1));
    }

    private void disturb(TcpGate gate, AvailabilityProbe probe) throws Exception {
        pause(0, 300);
        probe.watchClosely();
        awaitGood(probe);
        pause(0, 40);
        BoundedInstant shut = gate.shut();
        pause(100, 600);
        BoundedInstant opened = gate.open();
        truths.add(shut.until(opened));
        awaitGood(probe);
        probe.relax();
    }

    /** A good answer to a probe that is sent from now on. */
    private void awaitGood(AvailabilityProbe probe) {
        var now = clock.instant();
        Wait.upTo(PATIENCE)
                .forThe("the probe to see the gate open")
                .every(Duration.ofMillis(2))
                .until(() -> probe.latest()
                        .filter(sample -> sample.good() && sample.sentAt().isAfter(now))
                        .isPresent());
    }

    private List<Figure> figures(List<Outage> outages) {
        if (outages.size() != OUTAGES) {
            throw new IllegalStateException(outages.size() + " outages reported, expected " + OUTAGES);
        }
        int within = 0;
        double widest = 0;
        for (int i = 0; i < OUTAGES; i++) {
            var truth = truths.get(i);
            var reported = outages.get(i).length();
            boolean holds = reported.shortest().compareTo(truth.longest()) <= 0
                    && reported.longest().compareTo(truth.shortest()) >= 0;
            within += holds ? 1 : 0;
            widest = Math.max(
                    widest, reported.longest().minus(reported.shortest()).toNanos() / 1e6);
        }
        return List.of(
                Figure.atLeast("outage-within-bounds", within, "of 50 outages", OUTAGES),
                Figure.atMost("outage-bounds", widest, "ms wide at most", 50));
    }

    private void pause(int fromMillis, int toMillis) throws InterruptedException {
        Thread.sleep(random.nextInt(fromMillis, toMillis));
    }
}
