package dev.aionis.drill.sandbox;

import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.sandbox.postgres.BaseBackup;
import dev.aionis.drill.sandbox.postgres.DatabaseHost;
import dev.aionis.drill.sandbox.postgres.PostgresServer;
import dev.aionis.drill.sandbox.postgres.PostgresSettings;
import dev.aionis.drill.sandbox.release.DatabaseRoles;
import java.sql.Connection;
import java.sql.SQLException;

/** Another cluster of the same application, with the same roles and no data: its backup is easily mixed up with ours. */
final class OtherCluster {

    private final DatabaseHost host;
    private final BaseBackup base;

    private OtherCluster(DatabaseHost host, BaseBackup base) {
        this.host = host;
        this.base = base;
    }

    /** Its server is gone when this returns; backup and archive are left. */
    static OtherCluster backedUp(
            SandboxSpec spec, SandboxFolders folders, Secrets secrets, PostgresSettings settings, int threads) {
        SandboxFolders own = SandboxFolders.create(folders.root().resolve("other"));
        DatabaseHost host = new LocalGround(spec, own).databases();
        try (PostgresServer server = host.start(settings);
                Connection owner = server.connect()) {
            DatabaseRoles.create(owner, secrets.applicationPassword(), secrets.drillPassword());
            new MigrationRun(server, own).to(spec.knownGood());
            DatabaseRoles.protectRegister(owner);
            return new OtherCluster(host, host.backup(server, threads));
        } catch (SQLException refused) {
            throw new DrillException("other cluster, refused: " + refused.getMessage(), "see " + own.logs(), refused);
        }
    }

    DatabaseHost host() {
        return host;
    }

    BaseBackup base() {
        return base;
    }
}
