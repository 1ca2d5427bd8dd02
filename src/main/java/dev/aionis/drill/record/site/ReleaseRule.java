package dev.aionis.drill.record.site;

import dev.aionis.drill.model.Verdict;
import dev.aionis.drill.record.history.HistoryLine;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a release asks for: in every environment named, the last drill passed, and all of A, B, C and D were in it. A drill of
 * one scenario passes by itself, and says nothing of the two others.
 */
public final class ReleaseRule {

    private final List<HistoryLine> drills;

    /** @param drills those of this pipeline, the latest at the end */
    public ReleaseRule(List<HistoryLine> drills) {
        this.drills = List.copyOf(drills);
    }

    /**
     * @param allows whether a release may go as far as this environment is asked
     * @param what the finding, with what was seen and expected
     */
    public record Answer(boolean allows, String what) {}

    public Answer of(String environment) {
        return drills.stream()
                .filter(drill -> drill.environment().equals(environment))
                .reduce((earlier, later) -> later)
                .map(ReleaseRule::of)
                .orElseGet(() -> new Answer(
                        false, environment + ", no record of a drill here, expected one that passed A, B, C and D"));
    }

    private static Answer of(HistoryLine drill) {
        boolean every = Stream.of("A", "B", "C", "D").allMatch(drill::passed);
        String seen = drill.environment() + ", " + drill.drillId() + ": "
                + drill.verdict().label() + " (" + drill.outcomes() + ")";
        return drill.verdict() == Verdict.PASS && every
                ? new Answer(true, seen)
                : new Answer(false, seen + ", expected pass of A, B, C and D");
    }
}
