package dev.aionis.drill.aionis;

import java.time.Duration;

/**
 * How far standbys are behind, as the primary knows it.
 *
 * @param visible whether this role may see the lag of standbys
 * @param standbys that are connected to this server
 * @param longest replay lag of the slowest of them; zero where all caught up, or none is connected
 */
public record ReplicationLag(boolean visible, int standbys, Duration longest) {}
