package dev.aionis.drill.aionis;

import java.util.UUID;

/** The acknowledgement of a write: commit, node and outbox rows are in one database transaction that committed. */
public record WriteReceipt(UUID commitId, String commitHash, UUID nodeId) {}
