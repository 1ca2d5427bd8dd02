package dev.aionis.drill.aionis;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.model.MonotonicClock;
import dev.aionis.drill.model.TenantScope;
import dev.aionis.drill.sandbox.postgres.PostgresBinaries;
import dev.aionis.drill.sandbox.postgres.PostgresServer;
import dev.aionis.drill.sandbox.postgres.PostgresSettings;
import dev.aionis.drill.sandbox.postgres.Superuser;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a plan says will be sent is what is sent: every question is put to a real server, which writes down the texts. */
class SentSqlTest {

    private static final TenantScope SAMPLE = new TenantScope("default", "default");
    private static final Pattern END = Pattern.compile("(\\n-- with [^\\n]*)?;\\n-- \\d+ ms(, failed)?\\n+");

    @Test
    void every_statement_that_is_sent_is_in_the_catalogue_and_no_other_is(@TempDir Path directory) throws Exception {
        var journal = new SqlJournal();
        try (PostgresServer server = PostgresServer.init(
                        PostgresBinaries.unpackedTo(Path.of("target", "postgres-binaries")),
                        directory.resolve("data"),
                        directory.resolve("archive"),
                        directory.resolve("postgres.log"),
                        new PostgresSettings(Duration.ofMinutes(5), 20));
                Connection owner = Superuser.connect(server)) {
            new ContractSchema(owner).create();
            askEverything(new DatabaseAccess(server.jdbcUrl(), ContractSchema.READER, "reader"), journal);
        }

        Set<String> sent = Arrays.stream(END.split(journal.drain().replace("\r", "")))
                .map(String::strip)
                .collect(toSet());
        Set<String> catalogue = Arrays.stream(SentSql.values())
                .filter(reading -> reading != SentSql.LIMITS && reading != SentSql.LOCK)
                .flatMap(reading -> reading.texts().stream())
                .collect(toSet());
        assertThat(sent).containsExactlyInAnyOrderElementsOf(catalogue);
    }

    private static void askEverything(DatabaseAccess access, SqlJournal journal) {
        try (AionisDatabase database = new AionisDatabase(access, journal)) {
            database.identity();
            database.now();
            database.show(List.of("fsync"));
            database.settingsOfRoles();
            database.archiver();
            database.privileges();
            database.migrations();
            database.snapshot(SAMPLE, 3);
            database.walSegment();
            database.holdsCommit(UUID.randomUUID());
            database.timelines();
            database.criticalRecords(SAMPLE, List.of("a"));
            database.replicationLag();
            database.sessions();
            database.outboxWork();
            database.backlog(new MonotonicClock().instant());
            database.outboxHead();
            database.derivedState("default", "x");
            database.nodes(SAMPLE);
            database.scopesOlderThan("ha-drill-", Duration.ofDays(1));
            database.pages();
        }
    }
}
