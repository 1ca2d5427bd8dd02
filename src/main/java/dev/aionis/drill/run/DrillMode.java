package dev.aionis.drill.run;

import java.util.Properties;

/** How far a run goes. */
public enum DrillMode {
    /** All that was selected. */
    DRILL("nothing is left out"),
    /** What can be looked at without disturbing anything: the preconditions. */
    PREFLIGHT("preflight only, nothing is drilled"),
    /** Nothing at all: what would be done is written down. */
    PLAN("planned only, nothing is done");

    private final String why;

    DrillMode(String why) {
        this.why = why;
    }

    /** By {@code -Ddrill.plan} and {@code -Ddrill.preflight}; where both are set, the one that does less. */
    public static DrillMode of(Properties properties) {
        if (set(properties, "drill.plan")) {
            return PLAN;
        }
        return set(properties, "drill.preflight") ? PREFLIGHT : DRILL;
    }

    public boolean runs(Scenario scenario) {
        return this == DRILL || this == PREFLIGHT && scenario == Scenario.PRECONDITIONS;
    }

    /** Why a scenario is left out. */
    public String why() {
        return why;
    }

    /** A flag without a value is set. */
    static boolean set(Properties properties, String name) {
        String value = properties.getProperty(name);
        return value != null && !value.equals("false");
    }
}
