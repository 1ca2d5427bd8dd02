package dev.aionis.drill.ledger;

/**
 * How a ledger file ends.
 *
 * @param state which of the three ends it is
 * @param end the byte after the last whole block
 * @param torn bytes of a block that was begun and not finished, which were left out; 0 unless {@code TORN}
 */
public record LedgerTail(State state, long end, long torn) {

    /** The ways in which a ledger file may end. */
    public enum State {
        /** The drill closed it: it is complete. */
        CLOSED,
        /** The drill is still writing to it, or was killed between two writes. */
        OPEN,
        /** The drill was killed, or its host died, in the middle of a block: everything before that is there. */
        TORN
    }

    /** For people: {@code closed}, {@code open after byte 4096}, … */
    public String describe() {
        return switch (state) {
            case CLOSED -> "closed";
            case OPEN -> "open after byte " + end;
            case TORN -> "torn at byte " + end + ", " + torn + " bytes of an unfinished block left out";
        };
    }
}
