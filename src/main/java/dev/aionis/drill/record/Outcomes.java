package dev.aionis.drill.record;

import dev.aionis.drill.model.StepOutcome;
import dev.aionis.drill.record.html.Tag;
import dev.aionis.drill.record.html.Tone;

/** What became of steps, disruptions and commands, as badges. */
final class Outcomes {

    private Outcomes() {}

    static Tag badge(StepOutcome outcome) {
        Tone tone = switch (outcome) {
            case DONE -> Tone.GOOD;
            case BROKEN -> Tone.BAD;
            case SKIPPED -> Tone.OPEN;
        };
        return tone.badge(outcome.label());
    }

    static Tag badge(DisruptionRecord disruption) {
        return disruption.undo() == DisruptionRecord.Undo.DONE
                ? Tone.GOOD.badge("undone")
                : Tone.BAD.badge("undo failed");
    }

    static Tag badge(GateRecord gate) {
        return CriterionHtml.tone(gate.status()).badge(word(gate));
    }

    /** The template's word for a command's result. */
    static String word(GateRecord gate) {
        return switch (gate.status()) {
            case MET -> "pass";
            case MISSED -> "fail";
            case UNPROVEN -> "unproven";
        };
    }
}
