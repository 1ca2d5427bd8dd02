package dev.aionis.drill.defects;

import dev.aionis.drill.record.DrillRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The page {@code docs/defects.md}: each defect, what found it, and what the drill said. */
final class DefectsPage {

    private static final String INTRODUCTION = """
            # Seeded defects

            A drill that cannot fail proves nothing. Each row is a deployment that was broken on purpose, and the drill of it:
            which criterion turned red, or stayed unproven where that is the truth, and what the record said of it. In each of
            these drills every other criterion was met, but for those in the last column, which the same fault breaks as well.

            This page is written by `./mvnw verify -Pdefects`, which leaves it as `target/defects.md`. To see one of them:

                ./mvnw verify -Pdrill-local -Ddrill.set.deployment.sandbox.defect=publishes-without-work

            """;

    /** The page is for others, who have the checkout elsewhere. */
    private static final String HERE = Path.of("").toAbsolutePath() + "/";

    private DefectsPage() {}

    /**
     * @param detections that ended as they must, in the order of the rows
     * @param defects how many something must find, the others must disturb nothing
     * @param harmless how many must disturb nothing
     */
    static String of(List<Detection> detections, long defects, long harmless) {
        long passed = detections.stream()
                .filter(detection -> detection.seeded().harmless())
                .count();
        return INTRODUCTION
                + "Detected: " + (detections.size() - passed) + " of " + defects
                + ". Faults that must disturb no drill, and did not: " + passed + " of " + harmless + ".\n\n"
                + detections.stream()
                        .collect(Collectors.groupingBy(
                                detection -> detection.seeded().scenario(), TreeMap::new, Collectors.toList()))
                        .entrySet()
                        .stream()
                        .map(group -> "## " + group.getKey().heading() + "\n\n" + table(group.getValue()))
                        .collect(Collectors.joining("\n"));
    }

    private static String table(List<Detection> detections) {
        return "| defect | what is wrong | verdict | what the drill said | follows |\n|---|---|---|---|---|\n"
                + detections.stream().map(DefectsPage::row).collect(Collectors.joining());
    }

    private static String row(Detection detection) {
        Seeded seeded = detection.seeded();
        DrillRecord record = detection.record();
        String said = detection.said().stream()
                .map(one -> "**" + one.id() + "** " + one.status() + ": " + cell(one.said()))
                .collect(Collectors.joining("<br>"));
        return "| `" + seeded.defect().id() + "` | " + cell(seeded.defect().fault()) + " | "
                + record.verdict().label() + " | " + said + " | " + cell(String.join(", ", detection.followed()))
                + " |\n";
    }

    private static String cell(String text) {
        return text.replace(HERE, "").replace("|", "\\|").replace("\n", " ").replace("<", "&lt;");
    }
}
