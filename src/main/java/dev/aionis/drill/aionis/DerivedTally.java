package dev.aionis.drill.aionis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts nodes and events one by one to what the database counts by itself: a {@link DerivedState}. */
public final class DerivedTally {

    private static final int NAMED = 20;

    private final Map<String, Long> byStatus = new TreeMap<>();
    private final TreeSet<String> withoutEmbedding = new TreeSet<>();
    private final Map<String, Long> deadLetters = new TreeMap<>();
    private final Map<Integer, Long> attempts = new TreeMap<>();
    private final Map<String, Map<String, Integer>> timesByType = new TreeMap<>();
    private final Map<String, Integer> jobKeys = new HashMap<>();
    private final Map<String, Boolean> commits = new HashMap<>();
    private final Set<String> withEvents = new HashSet<>();
    private long nodes;
    private long lacking;
    private long events;
    private long unpublished;

    /** Every write has these, so one that lacks them was published no time. */
    public DerivedTally() {
        timesByType.put("embed_nodes", new HashMap<>());
        timesByType.put("topic_cluster", new HashMap<>());
    }

    public void add(WrittenNode node) {
        nodes++;
        byStatus.merge(node.status(), 1L, Long::sum);
        commits.put(node.commitId(), true);
        if (node.lacking()) {
            lacking++;
            withoutEmbedding.add(node.clientId());
            if (withoutEmbedding.size() > NAMED) {
                withoutEmbedding.pollLast();
            }
        }
    }

    public void add(OutboxEvent event) {
        events++;
        withEvents.add(event.commitId());
        attempts.merge(event.attempts(), 1L, Long::sum);
        jobKeys.merge(event.type() + " " + event.jobKey(), 1, Integer::sum);
        Map<String, Integer> times = timesByType.computeIfAbsent(event.type(), type -> new HashMap<>());
        if (event.published()) {
            times.merge(event.commitId(), 1, Integer::sum);
        } else if (!event.failed()) {
            unpublished++;
        }
        if (event.failed()) {
            String why = event.failedReason().isEmpty() ? "no reason given" : event.failedReason();
            deadLetters.merge(why, 1L, Long::sum);
        }
    }

    public DerivedState state() {
        return new DerivedState(
                nodes,
                byStatus,
                lacking,
                new ArrayList<>(withoutEmbedding),
                events,
                commits.keySet().stream()
                        .filter(commit -> !withEvents.contains(commit))
                        .count(),
                unpublished,
                deadLetters,
                attempts,
                jobKeys.values().stream().filter(rows -> rows > 1).count(),
                publishedPerWrite());
    }

    private Map<String, Map<Integer, Long>> publishedPerWrite() {
        Map<String, Map<Integer, Long>> perWrite = new LinkedHashMap<>();
        if (commits.isEmpty()) {
            return perWrite;
        }
        timesByType.forEach((type, times) -> {
            Map<Integer, Long> writes = new TreeMap<>();
            List.copyOf(commits.keySet()).forEach(commit -> writes.merge(times.getOrDefault(commit, 0), 1L, Long::sum));
            perWrite.put(type, writes);
        });
        return perWrite;
    }
}
