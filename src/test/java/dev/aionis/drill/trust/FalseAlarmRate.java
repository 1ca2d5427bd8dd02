package dev.aionis.drill.trust;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * How often a drill of a deployment with which all is well raises an alarm: what was seen, and what it may be at most.
 *
 * <p>Source of the bound: C. J. Clopper, E. S. Pearson, "The use of confidence or fiducial limits illustrated in the case
 * of the binomial" (Biometrika 26, 1934), one-sided: the rate at which as few alarms as were seen, or fewer, have a chance
 * of 5 %. Without any alarm that is 1 − 0.05^(1/n), about 3/n: J. A. Hanley, A. Lippman-Hand, "If nothing goes wrong, is
 * everything all right?" (JAMA 249, 1983), the rule of three.
 *
 * @param alarms drills that raised one
 * @param drills of all
 */
record FalseAlarmRate(int alarms, int drills) {

    private static final double CONFIDENCE = 0.95;

    FalseAlarmRate {
        if (alarms < 0 || alarms > drills) {
            throw new IllegalArgumentException(
                    alarms + " false alarms in " + drills + " drills, expected 0 to as many");
        }
    }

    /** With a confidence of 95 % it is not above this; 1 where nothing is known. */
    double upperBound() {
        return alarms == drills
                ? 1
                : BetaDistribution.of(alarms + 1.0, drills - alarms).inverseCumulativeProbability(CONFIDENCE);
    }
}
