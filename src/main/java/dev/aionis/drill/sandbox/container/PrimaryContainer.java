package dev.aionis.drill.sandbox.container;

import dev.aionis.drill.sandbox.FreePorts;
import dev.aionis.drill.sandbox.container.ContainerPlan.Mount;
import dev.aionis.drill.sandbox.postgres.BaseBackup;
import dev.aionis.drill.sandbox.postgres.Configuration;
import dev.aionis.drill.sandbox.postgres.Credentials;
import dev.aionis.drill.sandbox.postgres.PostgresServer;
import dev.aionis.drill.sandbox.postgres.Postmaster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The live database's container: a new cluster in a volume, its WAL archived, base backups taken by its own tools. */
final class PrimaryContainer {

    static final String SERVICE = "postgres";

    /** As the server sees them. */
    static final Path DATA = Path.of("/drill/data");

    static final Path CLUSTER = DATA.resolve("cluster");
    static final Path ARCHIVE = Path.of("/drill/archive");
    static final Path BACKUPS = Path.of("/drill/backups");

    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    /** Arguments: the programs' directory, the cluster's, the superuser. */
    private static final String CREATE = """
            set -e
            umask 077
            printenv SUPERUSER_PASSWORD > /tmp/superuser
            "$1/initdb" --pgdata="$2" --username="$3" --pwfile=/tmp/superuser --auth=scram-sha-256 --encoding=UTF8 \
              --no-locale --data-checksums --wal-segsize=%d --no-sync --no-instructions
            rm /tmp/superuser
            unset SUPERUSER_PASSWORD
            echo 'host all all all scram-sha-256' >> "$2/pg_hba.conf"
            printenv POSTGRESQL_CONF > "$2/postgresql.conf"
            unset POSTGRESQL_CONF
            exec "$1/postgres" -D "$2" -p %d -c listen_addresses='*'
            """.formatted(PostgresServer.WAL_SEGMENT_MEGABYTES, ContainerPostmaster.PORT);

    /** Arguments: the programs' directory, the backup's. It ends when all the WAL that the backup needs is archived. */
    private static final String BACKUP = """
            set -e
            timeout 120 "$1/pg_basebackup" -h 127.0.0.1 -p %d -D "$2" -l "$(basename "$2")" -c fast -X none
            grep -o '"End-LSN": "[^"]*"' "$2/backup_manifest" | tail -n 1 | cut -d '"' -f 4
            du -sk "$2" | cut -f 1
            cat "$2/backup_label"
            """.formatted(ContainerPostmaster.PORT);

    private final Yard yard;
    private final PostgresImage image;
    private final List<Mount> mounts;
    private Credentials superuser;
    private ContainerPostmaster postmaster;

    /** @param archive a directory of this machine; {@code data} and {@code backups} are volumes */
    PrimaryContainer(Yard yard, PostgresImage image, String data, String backups, Path archive) {
        this.yard = yard;
        this.image = image;
        this.mounts = List.of(
                Mount.of(data, DATA.toString()),
                Mount.of(backups, BACKUPS.toString()),
                Mount.of(archive.toString(), ARCHIVE.toString()));
    }

    /** A new cluster with checksums, whose server archives its WAL. */
    Postmaster create(Credentials owner, Configuration configuration) {
        int port = FreePorts.pick(1).get(0);
        var plan = new ContainerPlan(
                SERVICE,
                image.image(),
                PostgresImage.USER,
                List.of("sh", "-c", CREATE, "sh", image.bin(), CLUSTER.toString(), owner.user()),
                Map.of(
                        "SUPERUSER_PASSWORD", owner.password(),
                        "POSTGRESQL_CONF", configuration.text(),
                        "LC_ALL", "C"),
                Map.of(port, ContainerPostmaster.PORT),
                mounts);
        superuser = owner;
        postmaster = ContainerPostmaster.start(yard, plan, port, yard.logs().resolve(SERVICE + ".log"), START_LIMIT);
        return postmaster;
    }

    /** Returns when the backup is on disk and all the WAL that it needs is archived. */
    BaseBackup backup(PostgresServer source) {
        Path directory = BACKUPS.resolve("base-" + UUID.randomUUID());
        String said = postmaster
                .container()
                .run(
                        Map.of("PGUSER", superuser.user(), "PGPASSWORD", superuser.password()),
                        List.of("sh", "-c", BACKUP, "sh", image.bin(), directory.toString()));
        String[] lines = said.split("\n", 3);
        return BaseBackup.taken(source, directory, lines[2], lines[0].strip(), 1024 * Long.parseLong(lines[1].strip()));
    }
}
