package dev.aionis.drill.sandbox.container;

import dev.aionis.drill.sandbox.FreePorts;
import dev.aionis.drill.sandbox.container.ContainerPlan.Mount;
import dev.aionis.drill.sandbox.postgres.BaseBackup;
import dev.aionis.drill.sandbox.postgres.Configuration;
import dev.aionis.drill.sandbox.postgres.Postmaster;
import dev.aionis.drill.sandbox.postgres.RestoreSite;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A restored copy: a volume and a container of its own. Of the live database it sees the backups and the archive,
 * read-only, and nothing else.
 */
final class CopyContainer implements RestoreSite {

    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    /** Arguments: the backup, the new cluster. */
    private static final String FETCH = """
            set -e
            cp -a "$1" "$2"
            printenv POSTGRESQL_CONF > "$2/postgresql.conf"
            : > "$2/postgresql.auto.conf"
            touch "$2/recovery.signal"
            chown %1$s "$2/recovery.signal" "$(dirname "$2")"
            """.formatted(PostgresImage.USER);

    private final Yard yard;
    private final PostgresImage image;
    private final String name;
    private final Mount data;
    private final List<Mount> sources;

    /** @param archive a directory of this machine */
    CopyContainer(Yard yard, PostgresImage image, String name, Path archive) {
        this.yard = yard;
        this.image = image;
        this.name = name;
        this.data = Mount.of(yard.volume(name), PrimaryContainer.DATA.toString());
        this.sources = List.of(
                Mount.readOnly(yard.named(ContainerDatabases.BACKUPS), PrimaryContainer.BACKUPS.toString()),
                Mount.readOnly(archive.toString(), PrimaryContainer.ARCHIVE.toString()));
    }

    @Override
    public Path dataDirectory() {
        return PrimaryContainer.CLUSTER;
    }

    @Override
    public Path archive() {
        return PrimaryContainer.ARCHIVE;
    }

    @Override
    public Path log() {
        return yard.logs().resolve(name + ".log");
    }

    @Override
    public void fetch(BaseBackup base, Configuration configuration) {
        PostgresImage.runOnce(
                yard,
                new ContainerPlan(
                        name + "-fetch",
                        image.image(),
                        ContainerPlan.ROOT,
                        List.of(
                                "sh",
                                "-c",
                                FETCH,
                                "sh",
                                base.directory().toString(),
                                dataDirectory().toString()),
                        Map.of("POSTGRESQL_CONF", configuration.text()),
                        Map.of(),
                        List.of(data, sources.get(0))));
    }

    @Override
    public Postmaster start() {
        int port = FreePorts.pick(1).get(0);
        var plan = new ContainerPlan(
                name,
                image.image(),
                PostgresImage.USER,
                List.of(
                        image.program("postgres"),
                        "-D",
                        dataDirectory().toString(),
                        "-p",
                        Integer.toString(ContainerPostmaster.PORT),
                        "-c",
                        "listen_addresses=*"),
                Map.of("LC_ALL", "C"),
                Map.of(port, ContainerPostmaster.PORT),
                List.of(data, sources.get(0), sources.get(1)));
        return ContainerPostmaster.start(yard, plan, port, log(), START_LIMIT);
    }
}
