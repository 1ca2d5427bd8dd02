package dev.aionis.drill.record.seal;

/**
 * What a check of a seal found, on one line.
 *
 * @param level whether it speaks against the record
 * @param subject the file, or what else it is about
 * @param what what was seen and what was expected
 */
public record SealFinding(Level level, String subject, String what) {

    /** How much a finding weighs. */
    public enum Level {
        /** The record is not what was sealed. */
        BROKEN,
        /** It could not be told, or is worth knowing: an unsigned record, one whose predecessor is elsewhere. */
        NOTE
    }

    static SealFinding broken(String subject, String what) {
        return new SealFinding(Level.BROKEN, subject, what);
    }

    static SealFinding note(String subject, String what) {
        return new SealFinding(Level.NOTE, subject, what);
    }

    public boolean isBroken() {
        return level == Level.BROKEN;
    }

    @Override
    public String toString() {
        return (level == Level.NOTE ? "note: " : "") + Shown.path(subject) + ", " + what;
    }
}
