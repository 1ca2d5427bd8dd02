package dev.aionis.drill.record;

import dev.aionis.drill.model.Verdict;
import java.time.LocalDate;
import java.util.List;

/**
 * @param result the drill's verdict
 * @param signedBy who signed; empty while nobody has
 * @param date the day (UTC) of the result or of the last signature
 */
public record SignOff(Verdict result, List<String> signedBy, LocalDate date) {

    public SignOff {
        signedBy = List.copyOf(signedBy);
        signedBy.forEach(name -> Filled.text("signedBy", name));
    }
}
