package dev.aionis.drill.ledger;

import java.util.Optional;
import java.util.UUID;

/**
 * A node as the audited database has it.
 *
 * @param clientId the write's own id
 * @param nodeId the node's id
 * @param commitId its commit; empty where the column is null
 * @param commitHash that commit's hash; empty where the commit is missing
 */
public record DatabaseRow(String clientId, UUID nodeId, Optional<UUID> commitId, Optional<String> commitHash) {}
