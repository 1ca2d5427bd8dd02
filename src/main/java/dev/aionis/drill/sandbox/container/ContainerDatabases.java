package dev.aionis.drill.sandbox.container;

import com.github.dockerjava.api.exception.DockerException;
import dev.aionis.drill.docker.Engine;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.sandbox.postgres.BaseBackup;
import dev.aionis.drill.sandbox.postgres.DatabaseHost;
import dev.aionis.drill.sandbox.postgres.PointInTimeRestore;
import dev.aionis.drill.sandbox.postgres.PostgresServer;
import dev.aionis.drill.sandbox.postgres.PostgresSettings;
import dev.aionis.drill.sandbox.postgres.RestoredServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The database in a container, its backups in a volume, and restored copies in containers and volumes of their own. */
final class ContainerDatabases implements DatabaseHost {

    static final String BACKUPS = "backups";

    private static final String DATA = "data";

    private final Yard yard;
    private final PostgresImage image;
    private final Path archive;
    private final PrimaryContainer primary;

    /** @param archive the WAL archive, a directory of this machine */
    ContainerDatabases(Yard yard, String image, Path archive) {
        this.yard = yard;
        this.archive = archive;
        String data = yard.volume(DATA);
        String backups = yard.volume(BACKUPS);
        this.image = PostgresImage.lookInto(yard, image, List.of(data, backups));
        this.primary = new PrimaryContainer(yard, this.image, data, backups, archive);
    }

    @Override
    public String version() {
        return image.version();
    }

    @Override
    public PostgresServer start(PostgresSettings settings) {
        return PostgresServer.create(PrimaryContainer.CLUSTER, PrimaryContainer.ARCHIVE, settings, primary::create);
    }

    @Override
    public BaseBackup backup(PostgresServer source, int threads) {
        return primary.backup(source);
    }

    @Override
    public RestoredServer restore(
            String copy,
            BaseBackup base,
            Optional<Instant> target,
            int threads,
            Duration limit,
            Consumer<String> progress) {
        var site = new CopyContainer(yard, image, copy, archive);
        return PointInTimeRestore.restore(site, base, archive, target, limit, progress);
    }

    @Override
    public Path log(String copy) {
        return yard.logs().resolve(copy + ".log");
    }

    @Override
    public void remove(String copy) {
        try {
            yard.removeVolume(copy);
        } catch (DockerException inUse) {
            throw new DrillException(
                    "restored copy, its volume " + yard.named(copy) + " can't be removed: " + Engine.said(inUse),
                    "remove what uses it, then: docker volume rm " + yard.named(copy),
                    inUse);
        }
    }

    @Override
    public boolean holds(String copy) {
        return yard.hasVolume(copy);
    }
}
