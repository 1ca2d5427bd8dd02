package dev.aionis.drill.model;

/**
 * Something that a person has to mend. The message says what was seen and what was expected; the hint, on a line
 * of its own, what to do. It has no stack trace when it has no cause: its message is all there is to say.
 */
public class DrillException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DrillException(String whatWasSeen, String hint) {
        super(whatWasSeen + "\nHINT: " + hint, null, false, false);
    }

    public DrillException(String whatWasSeen, String hint, Throwable cause) {
        super(whatWasSeen + "\nHINT: " + hint, cause);
    }
}
