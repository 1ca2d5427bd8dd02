package dev.aionis.drill.trust;

import dev.aionis.drill.record.DrillRecord;
import dev.aionis.drill.record.RecordFiles;
import dev.aionis.drill.record.ScenarioRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How far the figures of drills were from the truth: a row for each figure, {@code target/measurement-error.md}. */
final class MeasurementErrorPage {

    private final Map<String, List<Comparison>> byFigure = new LinkedHashMap<>();

    /** @param comparisons of all drills */
    MeasurementErrorPage(List<Comparison> comparisons) {
        comparisons.forEach(one -> byFigure.computeIfAbsent(one.figure(), figure -> new ArrayList<>())
                .add(one));
    }

    /** What can be compared in the record in {@code folder}. */
    static List<Comparison> of(Path folder) {
        DrillRecord record = RecordFiles.read(folder);
        var compared = new ArrayList<Comparison>();
        for (ScenarioRecord scenario : record.scenarios()) {
            compared.addAll(
                    switch (scenario.id()) {
                        case "A" -> RestoreTruth.of(folder, scenario);
                        case "B" -> RollbackTruth.of(folder, scenario);
                        case "C" -> WorkerTruth.of(folder, scenario);
                        default -> List.of();
                    });
            compared.addAll(PlantedTruth.of(scenario));
        }
        return compared;
    }

    String page() {
        return "# Measurement error\n\n"
                + "| figure | truth taken from | compared | stated bound, median | error, median | error, most | inside |\n"
                + "|---|---|---|---|---|---|---|\n"
                + byFigure.values().stream().map(MeasurementErrorPage::row).collect(Collectors.joining());
    }

    /** Those that were further from the truth than the record owned up to. */
    List<Comparison> outside() {
        return byFigure.values().stream()
                .flatMap(List::stream)
                .filter(one -> !one.inside())
                .toList();
    }

    private static String row(List<Comparison> ones) {
        long inside = ones.stream().filter(Comparison::inside).count();
        String unit = ones.get(0).unit();
        return String.format(
                Locale.ROOT,
                "| %s | %s | %d | ± %s %s | %s %s | %s %s | %s |%n",
                ones.get(0).figure(),
                ones.get(0).truth(),
                ones.size(),
                figure(median(ones.stream().map(Comparison::bound).sorted().toList())),
                unit,
                figure(median(ones.stream().map(Comparison::error).sorted().toList())),
                unit,
                figure(ones.stream().mapToDouble(Comparison::error).max().orElse(0)),
                unit,
                inside == ones.size() ? "yes" : "NO, " + (ones.size() - inside) + " outside");
    }

    private static double median(List<Double> sorted) {
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    private static String figure(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.4f", value);
    }
}
