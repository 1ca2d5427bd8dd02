package dev.aionis.drill.sandbox.balancer;

import dev.aionis.drill.sandbox.service.ServicePages;
import dev.aionis.drill.sandbox.service.ServiceProcess;
import io.undertow.Undertow;
import java.util.List;

/** The balancer's process. */
public final class BalancerMain {

    private BalancerMain() {}

    public static void main(String[] args) {
        ServiceProcess.run("balancer", (settings, log) -> {
            List<Backend> backends = Backend.parse(settings.text("BALANCER_BACKENDS"));
            var turns = new WeightedTurns();
            Rotation rotation = DefectiveRotation.of(settings.defect(), backends, turns);
            Undertow listener = Undertow.builder()
                    .setIoThreads(2)
                    .setWorkerThreads(2)
                    .addHttpListener(settings.number("PORT"), settings.host())
                    .setHandler(CachingFront.in(settings.defect(), new Front(rotation), settings.number("PORT")))
                    .build();
            listener.start();
            ServicePages admin = ServicePages.serve(
                    settings,
                    settings.number("ADMIN_PORT"),
                    new AdminPages(settings.text("ADMIN_TOKEN"), backends, rotation, turns, log));
            ReadinessChecks checks = ReadinessChecks.start(backends, rotation, log);
            log.info("listening on port " + settings.number("PORT") + " for " + backends.size() + " backends");
            return () -> {
                listener.stop();
                checks.close();
                admin.close();
            };
        });
    }
}
