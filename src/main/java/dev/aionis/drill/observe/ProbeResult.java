package dev.aionis.drill.observe;

import dev.aionis.drill.aionis.Answer;

/** What one probe saw: whether it was as the contract says, and in a few words what it was. */
public record ProbeResult(boolean good, String detail) {

    public static ProbeResult of(Answer<?> answer) {
        return new ProbeResult(answer.ok(), answer.outcome().label() + ", " + answer.detail());
    }
}
