package dev.aionis.drill.trust;

import dev.aionis.drill.trust.DrillOutcome.Unproven;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the clean drills of a run came to: a summary for the console, and {@code target/false-alarms.md}. */
final class FalseAlarmsPage {

    private final List<DrillOutcome> outcomes;
    private final FalseAlarmRate rate;

    FalseAlarmsPage(List<DrillOutcome> outcomes) {
        this.outcomes = List.copyOf(outcomes);
        this.rate = new FalseAlarmRate(
                (int) outcomes.stream().filter(DrillOutcome::falseAlarm).count(), outcomes.size());
    }

    /** The lines for the console, which begin the page as well. */
    String summary() {
        long stressed =
                outcomes.stream().filter(one -> one.stress() != Stress.NONE).count();
        long proven =
                outcomes.stream().filter(one -> one.verdict().equals("pass")).count();
        return String.format(
                        Locale.ROOT,
                        "clean drills: %d, %d of them under CPU stress, %d passed%n"
                                + "false fails: %d of %d; the rate is at most %.1f %% (95 %%, one-sided, Clopper-Pearson)%n",
                        outcomes.size(),
                        stressed,
                        proven,
                        rate.alarms(),
                        rate.drills(),
                        100 * rate.upperBound())
                + unprovenByCriterion();
    }

    String page() {
        return "# False alarms\n\n" + bullets(summary()) + "\n" + table() + details();
    }

    private String unprovenByCriterion() {
        var counted = outcomes.stream()
                .flatMap(one -> one.unproven().stream())
                .collect(Collectors.groupingBy(Unproven::criterion, TreeMap::new, Collectors.counting()));
        long withoutCause =
                outcomes.stream().mapToLong(one -> one.withoutCause().size()).sum();
        return counted.isEmpty()
                ? "unproven criteria: none\n"
                : counted.entrySet().stream()
                        .map(one -> one.getKey() + " in " + one.getValue())
                        .collect(Collectors.joining(
                                ", ", "unproven criteria: ", "; without a stated cause: " + withoutCause + "\n"));
    }

    private String table() {
        return "| drill | seed of the run | load seed | stress | verdict | seconds | suite |\n|---|---|---|---|---|---|---|\n"
                + outcomes.stream().map(FalseAlarmsPage::row).collect(Collectors.joining());
    }

    private static String row(DrillOutcome one) {
        return String.format(
                Locale.ROOT,
                "| %d | %d | %s | %s | %s | %.0f | %s |%n",
                one.drill(),
                one.runSeed(),
                one.settings().get("load.seed"),
                one.stress().name().toLowerCase(Locale.ROOT),
                one.verdict(),
                one.seconds(),
                one.suite());
    }

    private String details() {
        String details = outcomes.stream().map(FalseAlarmsPage::details).collect(Collectors.joining());
        return details.isEmpty() ? "" : "\n" + details;
    }

    private static String details(DrillOutcome one) {
        String falseFails = one.falseFails().stream()
                .map(said -> "- drill " + one.drill() + ", FALSE FAIL: " + said + "\n")
                .collect(Collectors.joining());
        return falseFails
                + one.unproven().stream()
                        .map(said -> "- drill " + one.drill() + ", `" + said.criterion() + "` unproven"
                                + (said.withoutCause() ? " WITHOUT A CAUSE: " : ": ") + said.cause() + "\n")
                        .collect(Collectors.joining());
    }

    private static String bullets(String lines) {
        return lines.lines().map(line -> "- " + line + "\n").collect(Collectors.joining());
    }
}
