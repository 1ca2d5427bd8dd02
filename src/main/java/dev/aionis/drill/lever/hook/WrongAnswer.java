package dev.aionis.drill.lever.hook;

/** An answer that is not as the protocol has it. The message says what was seen and what was expected. */
final class WrongAnswer extends Exception {

    private static final long serialVersionUID = 1L;

    WrongAnswer(String seen, String expected) {
        super(seen + ", expected " + expected, null, false, false);
    }
}
