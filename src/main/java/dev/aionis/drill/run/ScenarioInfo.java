package dev.aionis.drill.run;

import java.util.List;

/**
 * How a scenario is named.
 *
 * @param id {@code A}, {@code B}, {@code C} … or a word for what frames the scenarios
 * @param heading as the report shows it, e.g. {@code Scenario A: Database Restore Drill (PITR/Backup)}
 * @param title as the drill template words it
 * @param goal as the drill template words it
 * @param steps sentences, in order
 */
public record ScenarioInfo(String id, String heading, String title, String goal, List<String> steps) {

    public ScenarioInfo {
        steps = List.copyOf(steps);
    }

    /** True for a scenario of the template, false for what frames them. */
    public boolean lettered() {
        return id.length() == 1;
    }
}
