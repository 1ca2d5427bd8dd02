package dev.aionis.drill.run;

import dev.aionis.drill.evidence.SampleTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A table of samples in the drill's folder that grows as often as something is derived from it. What is in it stays
 * where it is, so that what was derived from the first so many of a source can be derived from them again.
 */
final class KeptSamples<T> {

    private final Stage stage;
    private final SampleTable<T> table;
    private final String path;
    private final Map<String, Integer> kept = new HashMap<>();

    /** @param name of the file, e.g. {@code requests.csv} */
    KeptSamples(Stage stage, SampleTable<T> table, String name) {
        this.stage = stage;
        this.table = table;
        this.path = stage.path("samples", name);
    }

    String path() {
        return path;
    }

    /**
     * Keeps those samples of a source that are not kept yet.
     *
     * @param all that the source has so far; it begins with what it had before
     * @return how many that are
     */
    synchronized int keep(String source, List<T> all) {
        int before = kept.getOrDefault(source, 0);
        table.append(stage.evidence(), path, all.subList(before, all.size()));
        kept.put(source, all.size());
        return all.size();
    }
}
