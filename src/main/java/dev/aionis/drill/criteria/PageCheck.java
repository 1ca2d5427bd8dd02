package dev.aionis.drill.criteria;

import java.util.List;
import java.util.Optional;

/**
 * The pages of a restored copy, as far as they were looked at.
 *
 * @param checksumFailures pages whose checksum did not hold; empty if checksums are off
 * @param soundTables tables that were read whole
 * @param soundIndexes indexes that {@code amcheck} found sound
 * @param corrupt tables and indexes that are not, each with what was seen
 * @param unchecked tables and indexes that could not be looked at, each with the reason
 */
public record PageCheck(
        Optional<Long> checksumFailures,
        int soundTables,
        int soundIndexes,
        List<String> corrupt,
        List<String> unchecked) {

    public PageCheck {
        corrupt = List.copyOf(corrupt);
        unchecked = List.copyOf(unchecked);
    }
}
