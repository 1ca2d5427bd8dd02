package dev.aionis.drill.sandbox.worker;

import dev.aionis.drill.sandbox.service.Metrics;
import dev.aionis.drill.sandbox.service.ServicePages;
import dev.aionis.drill.sandbox.service.ServicePages.Page;
import dev.aionis.drill.sandbox.service.ServiceProcess;
import java.time.Duration;

/** The outbox worker's process. */
public final class WorkerMain {

    private static final Duration BATCH_LIMIT = Duration.ofSeconds(60);

    private WorkerMain() {}

    public static void main(String[] args) {
        ServiceProcess.run("worker", (settings, log) -> {
            WorkerSettings worker = WorkerSettings.from(settings);
            var metrics = new Metrics();
            var loop = new OutboxLoop(worker, metrics, log);
            ServicePages page = ServicePages.serve(
                    settings,
                    worker.metricsPort(),
                    (call, exchange) ->
                            call.equals("GET /metrics") ? Page.metrics(metrics) : Page.error(404, "no such page"));
            new Thread(loop, "outbox").start();
            log.info("working: " + worker);
            return () -> {
                loop.stop(BATCH_LIMIT);
                page.close();
            };
        });
    }
}
