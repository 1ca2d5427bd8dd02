package dev.aionis.drill.aionis;

import java.util.UUID;

/**
 * A node whose survival is checked by name.
 *
 * @param commitId the commit that it belongs to
 * @param textSha256 SHA-256 of its text in UTF-8, 64 hex digits
 */
public record CriticalRecord(String clientId, UUID nodeId, UUID commitId, String textSha256) {}
