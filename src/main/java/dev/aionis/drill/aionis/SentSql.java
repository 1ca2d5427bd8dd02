package dev.aionis.drill.aionis;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a drill sends to a database, by what it wants to know: the very texts, for its plan. {@code ?} stands for a
 * value. All of it reads.
 */
public enum SentSql {
    LIMITS("a connection's limits", List.of(DatabaseSession.limits(AionisDatabase.PATIENT))),
    /** Each with a comment before it that says whose drill it is. */
    LOCK("that no other drill runs here, and none can begin", LockSession.texts()),
    CLOCK("the database's clock", List.of(SnapshotReading.NOW)),
    IDENTITY(
            "which database it is and where it stands",
            List.of(IdentityReading.CONTROL, IdentityReading.POSITION, IdentityReading.WHO)),
    SETTINGS("settings", List.of(AionisDatabase.SETTINGS)),
    ROLE_SETTINGS("settings of roles and databases", List.of(AionisDatabase.ROLE_SETTINGS)),
    ARCHIVER("the archiver", List.of(AionisDatabase.ARCHIVER)),
    PRIVILEGES(
            "what the drill's role may do",
            List.of(
                    PrivilegeReading.ROLE,
                    PrivilegeReading.TABLE,
                    PrivilegeReading.FUNCTION,
                    PrivilegeReading.AMCHECK)),
    MIGRATIONS("applied migrations", List.of(SnapshotReading.MIGRATIONS)),
    STATE("a scope as it is at one moment", state()),
    WAL_SEGMENT("the WAL segment that is written", List.of(AionisDatabase.WAL_SEGMENT)),
    HOLDS_COMMIT("whether a commit is there", List.of(AionisDatabase.HOLDS_COMMIT)),
    TIMELINES("by which timelines it came to its own", List.of(TimelineReading.HISTORIES)),
    CRITICAL_RECORDS("critical records by name", List.of(SnapshotReading.NAMED)),
    REPLICATION("how far standbys are behind", List.of(AionisDatabase.REPLICATION)),
    SESSIONS("who is connected", List.of(AionisDatabase.SESSIONS)),
    /** For an {@code amcheck} in schema public; tables are read row by row where it may not be used. */
    PAGES("pages and indexes", pages()),
    OUTBOX_WORK("what workers have done to the outbox", List.of(AionisDatabase.OUTBOX_WORK)),
    BACKLOG("the outbox", List.of(BacklogReading.FLOOR, BacklogReading.SAMPLE)),
    OUTBOX_HEAD("what an outbox that does not drain waits for", List.of(AionisDatabase.HEAD)),
    DERIVED_STATE(
            "derived state of the drill's writes",
            List.of(
                    DerivedStateReading.BY_STATUS,
                    DerivedStateReading.NOT_EMBEDDED,
                    DerivedStateReading.FIRST_NOT_EMBEDDED,
                    DerivedStateReading.EVENTS,
                    DerivedStateReading.WRITES_WITHOUT_EVENTS,
                    DerivedStateReading.UNPUBLISHED,
                    DerivedStateReading.DEAD_LETTERS,
                    DerivedStateReading.ATTEMPTS,
                    DerivedStateReading.DUPLICATES,
                    DerivedStateReading.PUBLISHED_PER_WRITE)),
    NODES("how many nodes a scope holds", List.of(AionisDatabase.NODES)),
    OLD_SCOPES("scopes of drills past their retention", List.of(AionisDatabase.OLD_SCOPES));

    private final String what;
    private final List<String> texts;

    SentSql(String what, List<String> texts) {
        this.what = what;
        this.texts = texts.stream().map(String::strip).toList();
    }

    /** What is asked, in a few words. */
    public String what() {
        return what;
    }

    /** The statements in the order in which they are sent. */
    public List<String> texts() {
        return texts;
    }

    /** How long the server may take over one statement. */
    public static Duration statementLimit() {
        return AionisDatabase.PATIENT;
    }

    private static List<String> state() {
        return Stream.of(
                        Stream.of(SnapshotReading.NOW, SnapshotReading.NEWEST_COMMIT),
                        SnapshotReading.TABLES.stream().map(SnapshotReading::rowsOf),
                        Stream.of(SnapshotReading.MIGRATIONS, SnapshotReading.SPREAD))
                .flatMap(statements -> statements)
                .toList();
    }

    private static List<String> pages() {
        String schema = "public";
        return Stream.concat(
                        Stream.of(
                                PageReading.AMCHECK,
                                PageReading.FIRST_DAMAGE.formatted(schema),
                                PageReading.INDEXES,
                                PageReading.INDEX_CHECK.formatted(schema),
                                PageReading.CHECKSUM_FAILURES),
                        SnapshotReading.TABLES.stream().map(PageReading.EVERY_ROW::formatted))
                .toList();
    }
}
