package dev.aionis.drill.lever.kubernetes;

import java.util.List;
import java.util.Map;

/**
 * What a canary takes, before anything is done.
 *
 * @param calls that put it there, in order
 * @param parameters what the undo must know, the former state included
 * @param undo the calls that take it away again
 */
record CanaryPlan(List<ApiCall> calls, Map<String, String> parameters, List<ApiCall> undo) {

    CanaryPlan {
        calls = List.copyOf(calls);
        parameters = Map.copyOf(parameters);
        undo = List.copyOf(undo);
    }
}
