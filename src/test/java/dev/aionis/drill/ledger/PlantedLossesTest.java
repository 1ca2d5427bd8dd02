package dev.aionis.drill.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Method: leave out some acknowledged writes of a real PostgreSQL and alter others, drawn at random, and let the audit
 * count. What was planted is known, so the count is either exact or wrong.
 */
@Timeout(120)
class PlantedLossesTest {

    private static final int ROUNDS = 20;
    private static final int WRITES = 200;

    @TempDir
    Path folder;

    @Test
    void lost_and_altered_rows_are_counted_exactly() throws Exception {
        int lost = 0;
        int altered = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            var planted = new Planted(round);
            AuditReport report = planted.audited();
            assertThat(report.count(WriteClass.LOST))
                    .as("lost in round %d", round)
                    .isEqualTo(planted.lost);
            assertThat(report.count(WriteClass.ALTERED))
                    .as("altered in round %d", round)
                    .isEqualTo(planted.altered);
            assertThat(report.count(WriteClass.RECOVERED))
                    .as("recovered in round %d", round)
                    .isEqualTo(WRITES - planted.lost - planted.altered);
            lost += planted.lost;
            altered += planted.altered;
        }
        assertThat(lost).isPositive();
        assertThat(altered).isPositive();
        System.out.printf(
                "planted in %d databases of %d writes: %d lost, %d altered; counted: the same%n",
                ROUNDS, WRITES, lost, altered);
    }

    /** One database's worth: of each write either its row, or none, or another one. */
    private final class Planted {

        private final SplittableRandom random;
        private final String scope = "planted " + UUID.randomUUID();
        private int lost;
        private int altered;

        Planted(int seed) {
            random = new SplittableRandom(seed);
        }

        AuditReport audited() throws Exception {
            Path file = Files.createTempDirectory(folder, "round").resolve("writes.ledger");
            double share = random.nextDouble();
            try (Ledger ledger = Ledger.create(file, () -> Writes.START);
                    var connection = AuditedDatabase.shared().readOnly()) {
                for (int i = 0; i < WRITES; i++) {
                    write(ledger, "drill-%09d".formatted(i), i, share);
                }
                ledger.sync();
                return new Audit()
                        .run(
                                file,
                                connection,
                                new AuditScope(scope, "drill-", Optional.empty()),
                                file.resolveSibling("audit.tsv"));
            }
        }

        private void write(Ledger ledger, String clientId, int number, double share) throws SQLException {
            long entry = ledger.begin(clientId, Writes.at(number), Writes.at(number));
            var row = new DatabaseRow(
                    clientId, UUID.randomUUID(), Optional.of(UUID.randomUUID()), Optional.of(Writes.hash(number)));
            ledger.complete(
                    entry,
                    WriteResult.acknowledged(
                            Writes.at(number + 1),
                            row.commitId().orElseThrow(),
                            row.nodeId(),
                            row.commitHash().orElseThrow()));
            if (random.nextDouble() >= share) {
                keep(row);
            } else if (random.nextBoolean()) {
                lost++;
            } else {
                altered++;
                keep(altered(row));
            }
        }

        /** Its node, its commit or its hash is another one. */
        private DatabaseRow altered(DatabaseRow row) {
            return switch (random.nextInt(3)) {
                case 0 -> new DatabaseRow(row.clientId(), UUID.randomUUID(), row.commitId(), row.commitHash());
                case 1 ->
                    new DatabaseRow(row.clientId(), row.nodeId(), Optional.of(UUID.randomUUID()), row.commitHash());
                default -> new DatabaseRow(row.clientId(), row.nodeId(), row.commitId(), Optional.of("f".repeat(64)));
            };
        }

        private void keep(DatabaseRow row) throws SQLException {
            AuditedDatabase.shared().insert(scope, row, Writes.at(0));
        }
    }
}
