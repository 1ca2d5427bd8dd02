package dev.aionis.drill.aionis;

import java.time.Instant;
import java.util.Optional;

/**
 * Which database this is, and where it stands.
 *
 * @param systemIdentifier given once by initdb, the same on all copies of one cluster; empty where it may not be read
 * @param timeline the WAL timeline, which forks with every point-in-time recovery; empty where it may not be read
 * @param inRecovery whether it replays WAL and takes no writes
 * @param lsn the last WAL position written, in recovery the last one replayed; {@code unreadable}
 *     where this role may not see it
 * @param serverVersion e.g. {@code 16.15}
 * @param now the database's clock when it was asked
 * @param address host and port as the server sees them, empty over a Unix socket
 * @param startedAt when the server process started, by its own clock
 * @param dataChecksums whether pages carry checksums
 */
public record DatabaseIdentity(
        Optional<String> systemIdentifier,
        Optional<Integer> timeline,
        boolean inRecovery,
        String lsn,
        String serverVersion,
        Instant now,
        Optional<String> address,
        Instant startedAt,
        boolean dataChecksums) {}
