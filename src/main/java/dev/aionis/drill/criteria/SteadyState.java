package dev.aionis.drill.criteria;

/** Whether the steady state before the disruption was one: a comparison with an unsound baseline proves nothing. */
public final class SteadyState {

    /** Above this share of throttled requests a load measures its own throttling. */
    private static final double MOST_THROTTLED = 0.05;

    private SteadyState() {}

    /**
     * The premise of everything that is held against {@code envelope}.
     *
     * @param minimumSamples decided requests that it must rest on
     * @param highestErrorRate from 0 to 1
     */
    public static Premise premise(Envelope envelope, long minimumSamples, double highestErrorRate) {
        OperationEnvelope all = envelope.overall();
        long sent = all.samples() + all.throttled();
        if (all.samples() < minimumSamples) {
            return Premise.broken("steady state has " + Figures.counted(all.samples(), "request") + ", at least "
                    + minimumSamples + " needed");
        }
        if (all.errorRate() > highestErrorRate) {
            return Premise.broken("steady state has an error rate of " + Figures.percent(all.errorRate()) + ", at most "
                    + Figures.percent(highestErrorRate) + " is sound");
        }
        if (all.refused() > 0) {
            return Premise.broken("steady state has " + Figures.counted(all.refused(), "refused request")
                    + ": the load or its credentials are wrong");
        }
        if (all.throttled() > MOST_THROTTLED * sent) {
            return Premise.broken("steady state has " + Figures.percent((double) all.throttled() / sent)
                    + " of its requests throttled: the load is above the rate limits");
        }
        return Premise.holds();
    }
}
