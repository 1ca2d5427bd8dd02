package dev.aionis.drill.observe.monitoring;

/** Monitoring gave no answer that could be used; the message says who was asked for what, and what was seen. */
public final class NoAnswer extends Exception {

    private static final long serialVersionUID = 1L;

    NoAnswer(String whatWasSeen) {
        super(whatWasSeen, null, false, false);
    }
}
