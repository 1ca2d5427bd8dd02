package dev.aionis.drill.sandbox.defect;

/** What can be wrong with backups, with the archive, and with how they are restored. */
public enum RestoreDefect implements Defect {
    RESTORED_A_SECOND_LATE("the restore ends a second after the moment that it was asked for");

    private final String fault;

    RestoreDefect(String fault) {
        this.fault = fault;
    }

    @Override
    public String fault() {
        return fault;
    }
}
