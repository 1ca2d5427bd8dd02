package dev.aionis.drill.defects;

import dev.aionis.drill.defects.Seeded.Finding;
import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.model.Verdict;
import dev.aionis.drill.record.DrillRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether a drill found the defect that it had, and only that.
 *
 * @param seeded what it had
 * @param record what it left
 */
record Detection(Seeded seeded, DrillRecord record) {

    /** What was not as it must be; empty if the defect was detected. */
    List<String> complaints() {
        var complaints = new ArrayList<String>();
        if (seeded.harmless() && record.verdict() != Verdict.PASS) {
            complaints.add("the drill did not pass: " + record.why());
        }
        if (!seeded.harmless() && record.verdict() == Verdict.PASS) {
            complaints.add("the drill passed");
        }
        seeded.found().forEach(finding -> complaint(finding).ifPresent(complaints::add));
        judgements().stream()
                .filter(one -> one.status() != CriterionStatus.MET)
                .filter(one -> !expected(one.id()))
                .map(one -> one.id() + " is " + one.status() + ", expected MET: " + one.said())
                .forEach(complaints::add);
        return complaints;
    }

    boolean made() {
        return complaints().isEmpty();
    }

    /** Criteria that the same fault broke as well. */
    List<String> followed() {
        return judgements().stream()
                .filter(one -> one.status() != CriterionStatus.MET)
                .map(Judgement::id)
                .filter(seeded.follows()::contains)
                .toList();
    }

    /** In a few words. */
    String outcome() {
        return made()
                ? (seeded.harmless() ? "passed, as it must" : "detected")
                : "not detected: " + String.join("; ", complaints());
    }

    /** What the drill said of each criterion that was to find the defect. */
    List<Judgement> said() {
        return seeded.found().stream()
                .flatMap(finding -> judged(finding.criterion()).stream())
                .toList();
    }

    private Optional<String> complaint(Finding finding) {
        Optional<Judgement> judged = judged(finding.criterion());
        if (judged.isEmpty()) {
            return Optional.of(finding.criterion() + " was not judged: " + record.why());
        }
        Judgement one = judged.get();
        if (!finding.statuses().contains(one.status())) {
            return Optional.of(
                    one.id() + " is " + one.status() + ", expected " + finding.statuses() + ": " + one.said());
        }
        return finding.said().matcher(one.said()).find()
                ? Optional.empty()
                : Optional.of(one.id() + " does not say '" + finding.said() + "': " + one.said());
    }

    private boolean expected(String id) {
        return seeded.follows().contains(id)
                || seeded.found().stream()
                        .anyMatch(finding -> finding.criterion().equals(id));
    }

    private Optional<Judgement> judged(String id) {
        return judgements().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    private List<Judgement> judgements() {
        return Judgement.of(record);
    }
}
