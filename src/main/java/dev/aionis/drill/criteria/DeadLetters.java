package dev.aionis.drill.criteria;

import java.util.Map;

/**
 * Outbox rows that failed for good.
 *
 * @param before how many stood there before the worker was stopped
 * @param added how many failed since
 * @param reasons why these failed, with how many each
 */
public record DeadLetters(long before, long added, Map<String, Long> reasons) {

    public DeadLetters {
        reasons = Map.copyOf(reasons);
    }
}
