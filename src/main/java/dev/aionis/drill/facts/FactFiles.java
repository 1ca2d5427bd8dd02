package dev.aionis.drill.facts;

/** Where a drill's folder has the facts. */
public final class FactFiles {

    public static final String FOLDER = "facts";

    /** What became of the drill as a whole. */
    public static final String OUTCOME = FOLDER + "/outcome.json";

    private static final String JSON = ".json";
    private static final String FIGURES = "figures-";

    private FactFiles() {}

    /** Some figures of a scenario. */
    public record Figured(FigureFacts facts) {}

    /** @param scenario its id in lower case */
    public static String criterion(String scenario, String criterion) {
        return FOLDER + "/" + scenario + "-" + criterion + JSON;
    }

    /** @param scenario its id in lower case */
    public static String figures(String scenario, String name) {
        return FOLDER + "/" + scenario + "-" + FIGURES + name + JSON;
    }

    /** Whether the file of this name has figures of the scenario. */
    public static boolean isFigures(String scenario, String name) {
        return name.startsWith(scenario + "-" + FIGURES) && name.endsWith(JSON);
    }
}
