package dev.aionis.drill.run;

import dev.aionis.drill.criteria.CanaryVerdict;
import java.util.Locale;

/** A canary comparison for people: every test with its figures, and what the sample could have shown. */
final class CanaryTable {

    private CanaryTable() {}

    static String of(CanaryVerdict verdict) {
        var text = new StringBuilder("decision: " + verdict.decision() + "\n" + verdict.why() + "\n\n")
                .append("baseline ")
                .append(verdict.baselineSamples())
                .append(" requests, canary ")
                .append(verdict.canarySamples())
                .append(" requests\n\nFisher's exact test, one-sided\n");
        verdict.counts()
                .forEach(count -> text.append("  ").append(count.sentence()).append('\n'));
        text.append("Mann-Whitney test, with Hodges-Lehmann shift\n");
        verdict.latencies()
                .forEach(latency -> text.append("  ").append(latency.sentence()).append('\n'));
        verdict.smallestDetectableErrorRate()
                .ifPresent(rate -> text.append(String.format(
                        Locale.ROOT, "smallest detectable rise of the error rate (power 0.8): %.1f %%%n", rate * 100)));
        verdict.smallestDetectableShift()
                .ifPresent(shift -> text.append(String.format(
                        Locale.ROOT,
                        "smallest detectable latency shift (power 0.8): %.1f ms%n",
                        shift.toNanos() / 1e6)));
        return text.toString();
    }
}
