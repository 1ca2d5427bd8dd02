package dev.aionis.drill.aionis;

/**
 * One table or index, and what looking at all of its pages showed.
 *
 * @param relation its name
 * @param kind whether it is a table or an index
 * @param result how it was found
 * @param seen what was looked at, or the server's own words on what is wrong with it
 */
public record RelationCheck(String relation, Kind kind, Result result, String seen) {

    /** What is looked at. */
    public enum Kind {
        TABLE,
        INDEX
    }

    /** How it was found. */
    public enum Result {
        SOUND,
        CORRUPT,
        /** It should have been looked at, and could not be: a right or the extension is missing. */
        UNCHECKED,
        /** {@code amcheck} knows nothing of its kind. */
        NOT_COVERED
    }

    boolean sound() {
        return result == Result.SOUND;
    }
}
