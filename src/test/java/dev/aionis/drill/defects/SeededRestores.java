package dev.aionis.drill.defects;

import dev.aionis.drill.run.Scenario;
import dev.aionis.drill.sandbox.defect.RestoreDefect;
import java.util.List;

/** What is wrong with backups, archive and restores, and how scenario A finds it. */
final class SeededRestores {

    private SeededRestores() {}

    static List<Seeded> all() {
        return List.of(of(RestoreDefect.RESTORED_A_SECOND_LATE)
                .missed("restore-target-reached", "after")
                .follows("rpo", "rpo-window"));
    }

    private static Seeded of(RestoreDefect defect) {
        return Seeded.in(Scenario.DATABASE_RESTORE, defect);
    }
}
