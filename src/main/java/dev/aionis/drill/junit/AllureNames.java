package dev.aionis.drill.junit;

/** How the drill is named in the report's trees. */
final class AllureNames {

    /** The root of suites and behaviours. */
    static final String DRILL = "HA failure drill";

    private AllureNames() {}
}
