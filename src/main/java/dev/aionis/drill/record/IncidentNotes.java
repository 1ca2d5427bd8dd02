package dev.aionis.drill.record;

import java.time.LocalDate;
import java.util.List;

/**
 * What an on-call engineer has to know of the drill.
 *
 * @param whatFailed one sentence each; empty if nothing did
 * @param blastRadius what was touched, and for how long
 * @param mitigation what was done about it
 * @param followUps what is still to be done; empty if nothing is
 */
public record IncidentNotes(List<String> whatFailed, String blastRadius, String mitigation, List<FollowUp> followUps) {

    public IncidentNotes {
        whatFailed = List.copyOf(whatFailed);
        Filled.text("blastRadius", blastRadius);
        Filled.text("mitigation", mitigation);
        followUps = List.copyOf(followUps);
    }

    /**
     * @param text what is to be done
     * @param owner by whom
     * @param due until when
     */
    public record FollowUp(String text, String owner, LocalDate due) {

        public FollowUp {
            Filled.text("text", text);
            Filled.text("owner", owner);
        }
    }
}
