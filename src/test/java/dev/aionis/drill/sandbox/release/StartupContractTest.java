package dev.aionis.drill.sandbox.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartupContractTest {

    private final Release knownGood = Release.named("v0.1.8");
    private final Release candidate = Release.named("v0.2.2");

    @Test
    void holds_on_exactly_the_migrations_of_the_release() {
        assertThat(StartupContract.compare(applied(candidate), candidate).holds())
                .isTrue();
    }

    @Test
    void holds_on_a_database_that_is_ahead() {
        StartupContract contract = StartupContract.compare(applied(candidate), knownGood);
        assertThat(contract.holds()).isTrue();
        assertThat(contract.unknownToTheRelease()).isEqualTo(4);
    }

    @Test
    void names_the_first_missing_migration() {
        StartupContract contract = StartupContract.compare(applied(knownGood), candidate);
        assertThat(contract.violations())
                .hasSize(4)
                .first()
                .isEqualTo("migration 0025_request_telemetry_key_prefix.sql needed by v0.2.2 not found");
    }

    @Test
    void a_migration_that_was_edited_after_it_was_applied_is_a_violation() {
        Map<String, String> applied = applied(knownGood);
        applied.put("0007_outbox_failed.sql", "0".repeat(64));
        assertThat(StartupContract.compare(applied, knownGood).violations())
                .singleElement()
                .asString()
                .startsWith("migration 0007_outbox_failed.sql was applied with sha256 0000");
    }

    private static Map<String, String> applied(Release release) {
        var applied = new LinkedHashMap<String, String>();
        release.migrations().forEach(migration -> applied.put(migration.filename(), migration.sha256()));
        return applied;
    }
}
