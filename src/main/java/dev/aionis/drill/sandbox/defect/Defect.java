package dev.aionis.drill.sandbox.defect;

import java.util.Locale;

/**
 * A realistic fault of a deployment, of its service or of those who operate it, which the sandbox has when it is told
 * to: a drill of it must not pass.
 */
public interface Defect {

    /** The constant's name; every defect is a constant of an enum. */
    String name();

    /** What is wrong, in one sentence without a full stop, as an incident's report would put it. */
    String fault();

    /** The name by which it is configured, e.g. {@code wal-segment-missing}. */
    default String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
