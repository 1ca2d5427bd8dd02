package dev.aionis.drill.sandbox;

import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.process.Lifeline;
import dev.aionis.drill.sandbox.postgres.Archive;
import dev.aionis.drill.sandbox.postgres.DatabaseHost;
import dev.aionis.drill.sandbox.postgres.PostgresServer;
import dev.aionis.drill.sandbox.postgres.PostgresSettings;
import dev.aionis.drill.sandbox.release.DatabaseRoles;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;

/** Brings a sandbox up, in an order that keeps both cores busy, and takes it down again if a part does not come up. */
final class SandboxStart {

    private static final Duration ARCHIVE_LIMIT = Duration.ofSeconds(20);
    private static final int MAX_CONNECTIONS = 60;

    private final SandboxSpec spec;
    private final Function<SandboxFolders, Ground> groundIn;
    private final Consumer<String> progress;
    private final Secrets secrets = Secrets.fresh();
    private final LoopbackHttp http = new LoopbackHttp();
    private final ClosingStack closing = new ClosingStack();
    private final long begin = System.nanoTime();
    private long phaseBegin = begin;

    SandboxStart(SandboxSpec spec, Function<SandboxFolders, Ground> groundIn, Consumer<String> progress) {
        this.spec = spec;
        this.groundIn = groundIn;
        this.progress = progress;
    }

    Sandbox run() {
        try {
            return start();
        } catch (SQLException | RuntimeException failed) {
            try {
                closing.close();
            } catch (RuntimeException alsoFailed) {
                failed.addSuppressed(alsoFailed);
            }
            throw failed instanceof RuntimeException clear ? clear : databaseRefused(failed);
        }
    }

    private Sandbox start() throws SQLException {
        SandboxFolders folders = ownFolders();
        Ground ground = closing.closing(groundIn.apply(folders));
        ServiceHost services = DefectiveServices.in(spec.defect(), ground.services(), closing);
        var deployment = new Deployment(spec, folders, secrets, services, http);
        // These need no database: their JVMs start while PostgreSQL is being set up.
        ServiceDaemon balancer = closing.closing(deployment.startBalancer());
        DatabaseHost databases = DefectiveDatabases.in(spec, folders, secrets, ground.databases());
        done("PostgreSQL " + databases.version());
        PostgresServer database = closing.closing(databases.start(DefectiveDatabases.settings(
                spec.defect(), new PostgresSettings(spec.archiveTimeout(), MAX_CONNECTIONS))));
        ServiceDaemon monitor = closing.closing(deployment.startMonitor(database.addressForServices()));
        done("postgres on port " + database.port());

        var migrations = new MigrationRun(database, folders);
        prepare(database, migrations);
        done("migrated to " + spec.knownGood());

        var login = new DatabaseLogin(
                DefectiveDatabases.urlForServices(spec.defect(), database),
                DatabaseRoles.APPLICATION,
                secrets.applicationPassword());
        List<ApiReplica> replicas = deployment.replicas(login);
        OutboxWorker worker = closing.closingWithTheLast(deployment.worker(login));
        worker.start();
        for (ApiReplica replica : replicas) {
            closing.closingWithTheLast(replica).start(spec.knownGood(), Sandbox.regressionOf(spec, spec.knownGood()));
        }
        String firstSegment = database.switchWal();
        Checkout.furnish(folders.checkout());
        var control = new BalancerControl(deployment.balancerAdmin(), secrets.adminToken(), http);
        awaitReady(balancer, monitor, worker, replicas, control);
        done("two replicas, worker, balancer and monitor ready");

        var sample = new SampleScope(spec.sample(), spec.sampleNodes());
        sample.write(http, deployment.balancer(), secrets.apiKey());
        sample.awaitEmbedded(database);
        done("sample scope of " + spec.sampleNodes() + " nodes embedded");
        Archive.awaitSegment(folders.archive(), firstSegment, ARCHIVE_LIMIT);
        done("WAL segment " + firstSegment + " archived");
        progress.accept("sandbox steady after " + seconds(begin));

        Rollout rollout = DefectiveRollout.in(
                spec, replicas, control, release -> migrations.to(ContractingMigrations.in(spec, release)));
        return new Sandbox(new Sandbox.Parts(
                spec, folders, secrets, deployment, databases, database, replicas, worker, rollout, closing));
    }

    /** The broom is the last to leave: it deletes the directory when this JVM was killed and could not. */
    private SandboxFolders ownFolders() {
        SandboxFolders folders = SandboxFolders.create(spec.directory());
        closing.closing(Lifeline.broom(folders.root()));
        closing.push(folders::delete);
        return folders;
    }

    private void prepare(PostgresServer database, MigrationRun migrations) throws SQLException {
        try (Connection owner = database.connect()) {
            DatabaseRoles.create(owner, secrets.applicationPassword(), secrets.drillPassword());
        }
        migrations.to(spec.knownGood());
        try (Connection owner = database.connect()) {
            DatabaseRoles.protectRegister(owner);
            PlantedSql.into(owner, spec.defect());
        }
    }

    private static void awaitReady(
            ServiceDaemon balancer,
            ServiceDaemon monitor,
            OutboxWorker worker,
            List<ApiReplica> replicas,
            BalancerControl control) {
        replicas.forEach(ApiReplica::awaitReady);
        worker.awaitReady();
        balancer.awaitReady();
        monitor.awaitReady();
        Deployment.REPLICAS.forEach(control::awaitInRotation);
    }

    private void done(String what) {
        progress.accept(what + " (" + seconds(phaseBegin) + ")");
        phaseBegin = System.nanoTime();
    }

    private static String seconds(long since) {
        return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - since) / 1e9);
    }

    private static DrillException databaseRefused(Exception failed) {
        return new DrillException(
                "sandbox, its database refused: " + failed.getMessage(), "see postgres.log in its directory", failed);
    }
}
