package dev.aionis.drill.sandbox.monitor;

import dev.aionis.drill.sandbox.service.ServicePages;
import dev.aionis.drill.sandbox.service.ServiceProcess;
import java.time.Clock;
import java.util.List;

/** The monitor's process. */
public final class MonitorMain {

    private MonitorMain() {}

    public static void main(String[] args) {
        ServiceProcess.run("monitor", (settings, log) -> {
            List<Target> targets = Target.parse(settings.text("MONITOR_TARGETS"));
            var alerts = new AlertBook(settings.text("ALERT_RECEIVER", "ops-alerts"), Clock.systemUTC());
            var scrapes = new Scrapes(targets, alerts, Clock.systemUTC(), log);
            scrapes.start();
            ServicePages pages =
                    ServicePages.serve(settings, settings.number("PORT"), new MonitorPages(scrapes, alerts));
            log.info("watching " + targets.size() + " targets, pages on port " + settings.number("PORT"));
            return () -> {
                pages.close();
                scrapes.close();
            };
        });
    }
}
