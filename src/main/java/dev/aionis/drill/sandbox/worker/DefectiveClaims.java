package dev.aionis.drill.sandbox.worker;

import dev.aionis.drill.sandbox.defect.Defect;
import dev.aionis.drill.sandbox.defect.Defects;
import dev.aionis.drill.sandbox.defect.WorkerDefect;
import java.util.Optional;

/** How a worker claims that takes the wrong events, or in the wrong order. */
final class DefectiveClaims {

    private DefectiveClaims() {}

    /** The same statement where the defect is none of the claims'. */
    static String in(Optional<Defect> defect, String claim) {
        return Defects.ofKind(defect, WorkerDefect.class)
                .map(one -> changed(one, claim))
                .orElse(claim);
    }

    private static String changed(WorkerDefect defect, String claim) {
        return switch (defect) {
            case STARVES_OLD_EVENTS ->
                claim.replace(
                        "published_at is null", "created_at > now() - interval '2 seconds' and published_at is null");
            case CLAIMS_NEVER_EXPIRE -> claim.replace("interval '1 millisecond'", "interval '1 day'");
            // strictly in order, for as long as the first is not done
            case POISON_EVENT -> claim.replace("limit ?", "limit least(?, 1)").replace("attempts + 1", "attempts");
            default -> claim;
        };
    }
}
