package dev.aionis.drill.criteria;

import java.util.List;

/**
 * Whether the release rolled back to can live on the database as the candidate left it.
 *
 * @param known how many migrations the rollback release knows
 * @param missing migrations that it knows and the database does not have
 * @param beyond migrations of the database that it does not know; expected after an expand step, no fault by themselves
 * @param byUse proofs by use: it reads what the candidate wrote, writes, and its payloads are processed
 * @param logsSearched replica logs that were searched for startup contract violations and failed migrations
 * @param violations the lines found there
 */
public record SchemaCheck(
        int known,
        List<String> missing,
        List<String> beyond,
        List<Check> byUse,
        int logsSearched,
        List<String> violations) {

    public SchemaCheck {
        missing = List.copyOf(missing);
        beyond = List.copyOf(beyond);
        byUse = List.copyOf(byUse);
        violations = List.copyOf(violations);
    }
}
