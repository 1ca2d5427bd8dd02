package dev.aionis.drill.run;

import dev.aionis.drill.config.DrillConfig;
import dev.aionis.drill.config.ReportConfig;
import dev.aionis.drill.config.ReportEntry;
import dev.aionis.drill.record.ReportNotes;
import java.util.Locale;

/** What the configuration has report and record say of a scenario besides its figures. */
final class ReportDesk {

    private ReportDesk() {}

    static ReportNotes notes(DrillConfig config, Scenario scenario) {
        ReportEntry entry = entry(config.report(), scenario);
        return new ReportNotes(
                entry.owner().orElse(config.owner()),
                word(entry.severity()),
                entry.links().stream()
                        .map(link -> new ReportNotes.Link(link.name(), link.url(), word(link.kind())))
                        .toList());
    }

    private static ReportEntry entry(ReportConfig report, Scenario scenario) {
        return switch (scenario) {
            case PRECONDITIONS -> report.preconditions();
            case DATABASE_RESTORE -> report.restore();
            case API_ROLLBACK -> report.rollback();
            case WORKER_RECOVERY -> report.worker();
            case REPLICA_LOSS -> report.replica();
            case SIGN_OFF -> report.signOff();
        };
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
