package dev.aionis.drill.defects;

import java.util.List;
import java.util.stream.Stream;

/** Every defect of the sandbox with what its drill must find. */
final class SeededDefects {

    private SeededDefects() {}

    static List<Seeded> all() {
        return Stream.of(
                        SeededRestores.all(),
                        SeededRollbacks.all(),
                        SeededWorkers.all(),
                        SeededReplicas.all(),
                        SeededGenerals.all())
                .flatMap(List::stream)
                .toList();
    }

    /** @param only ids, joined by commas; empty for all */
    static List<Seeded> selected(String only) {
        List<String> ids = List.of(only.split(","));
        return all().stream()
                .filter(seeded -> only.isEmpty() || ids.contains(seeded.defect().id()))
                .toList();
    }
}
