package dev.aionis.drill.aionis;

/**
 * What workers have done to the whole outbox so far. A claim cannot be made without one of these changing, and writing
 * an event changes none of them.
 *
 * @param claimed rows that were ever claimed
 * @param published rows that were published
 * @param deadLetters rows that were given up
 * @param attempts of all rows together
 */
public record OutboxWork(long claimed, long published, long deadLetters, long attempts) {

    @Override
    public String toString() {
        return claimed + " rows claimed, " + published + " published, " + deadLetters + " dead letters, " + attempts
                + " attempts";
    }
}
