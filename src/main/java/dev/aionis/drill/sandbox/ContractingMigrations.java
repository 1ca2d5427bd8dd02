package dev.aionis.drill.sandbox;

import dev.aionis.drill.sandbox.defect.Defects;
import dev.aionis.drill.sandbox.defect.RollbackDefect;
import dev.aionis.drill.sandbox.release.Migration;
import dev.aionis.drill.sandbox.release.Release;
import dev.aionis.drill.sandbox.service.Sha256;
import java.util.ArrayList;
import java.util.Optional;

/** A candidate's migrations of which the last does not expand: the release before it cannot live with it. */
final class ContractingMigrations {

    private ContractingMigrations() {}

    /** The release's own migrations where the defect is none of theirs. */
    static Release in(SandboxSpec spec, String tag) {
        Release release = Release.named(tag);
        boolean candidate = tag.equals(spec.candidate()) && !tag.equals(spec.knownGood());
        return Defects.ofKind(spec.defect(), RollbackDefect.class)
                .filter(defect -> candidate)
                .flatMap(ContractingMigrations::contraction)
                .map(migration -> with(release, migration))
                .orElse(release);
    }

    private static Optional<Migration> contraction(RollbackDefect defect) {
        return switch (defect) {
            case COLUMN_DROPPED ->
                migration("0029_drop_request_id.sql", "alter table memory_request_telemetry drop column request_id;");
            case COLUMN_NOT_NULL -> migration("0029_require_key_prefix.sql", """
                    lock table memory_request_telemetry in access exclusive mode;
                    update memory_request_telemetry set api_key_prefix = '' where api_key_prefix is null;
                    alter table memory_request_telemetry alter column api_key_prefix set not null;""");
            case VALUES_NARROWED -> migration("0029_qualified_endpoints.sql", """
                    alter table memory_request_telemetry add constraint memory_request_telemetry_qualified
                        check (endpoint like 'memory.%') not valid;""");
            case TENANT_LOCKED_OUT -> migration("0029_tenants_apart.sql", """
                    alter table memory_outbox add constraint memory_outbox_tenants_apart
                        check (scope not like 'tenant:%') not valid;""");
            default -> Optional.empty();
        };
    }

    private static Optional<Migration> migration(String filename, String sql) {
        return Optional.of(new Migration(filename, sql, Sha256.of(sql)));
    }

    private static Release with(Release release, Migration last) {
        var all = new ArrayList<>(release.migrations());
        all.add(last);
        return new Release(release.tag(), all);
    }
}
