package dev.aionis.drill.aionis;

/**
 * A node that a drill's write left, as its derived state is told by.
 *
 * @param commitId the commit that it belongs to; empty where the column is null
 * @param status of its embedding; {@code none} where the column is null
 * @param embedded whether it has a vector
 */
public record WrittenNode(String clientId, String commitId, String status, boolean embedded) {

    /** Whether its embedding can't be used. */
    boolean lacking() {
        return !embedded || !status.equals("ready");
    }
}
