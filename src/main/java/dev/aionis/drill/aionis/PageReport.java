package dev.aionis.drill.aionis;

import dev.aionis.drill.aionis.RelationCheck.Result;
import java.util.List;
import java.util.Optional;

/**
 * What was found on reading Aionis' tables and their indexes page by page.
 *
 * @param checksumFailures pages whose checksum did not hold since this server's statistics begin, which for a restored
 *     copy is its own start; empty if data checksums are off
 * @param relations each table, followed by its indexes
 */
public record PageReport(Optional<Long> checksumFailures, List<RelationCheck> relations) {

    public PageReport {
        relations = List.copyOf(relations);
    }

    public List<RelationCheck> found(Result result) {
        return relations.stream().filter(check -> check.result() == result).toList();
    }
}
