package dev.aionis.drill.sandbox.container;

import com.github.dockerjava.api.DockerClient;
import dev.aionis.drill.docker.ContainerBroom;
import dev.aionis.drill.docker.DrillLabels;
import dev.aionis.drill.docker.Leftovers;
import dev.aionis.drill.process.Daemon;
import dev.aionis.drill.sandbox.Ground;
import dev.aionis.drill.sandbox.SandboxFolders;
import dev.aionis.drill.sandbox.ServiceHost;
import dev.aionis.drill.sandbox.postgres.DatabaseHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Everything in containers of one engine, in a network of its own, gone when this is closed or this JVM dies. */
public final class ContainerGround implements Ground {

    private final Yard yard;
    private final Daemon broom;
    private final ContainerServices services;
    private final ContainerDatabases databases;

    private ContainerGround(Yard yard, Daemon broom, ContainerServices services, ContainerDatabases databases) {
        this.yard = yard;
        this.broom = broom;
        this.services = services;
        this.databases = databases;
    }

    /**
     * Makes the network and the volumes.
     *
     * @param drill the drill's id, with which every name begins
     * @param folders what is written on this machine: logs, and the WAL archive
     */
    public static ContainerGround open(
            DockerClient engine, ContainerImages images, String drill, SandboxFolders folders) {
        var labels = DrillLabels.of(drill);
        Daemon broom = ContainerBroom.start(labels, folders.log("container-broom"));
        try {
            open(folders.archive());
            Yard yard = Yard.open(engine, labels, folders.logs());
            var classPath = ClassPathFolder.gather(folders.root().resolve("class-path"));
            return new ContainerGround(
                    yard,
                    broom,
                    new ContainerServices(yard, images.java(), classPath),
                    new ContainerDatabases(yard, images.postgres(), folders.archive()));
        } catch (RuntimeException | Error failed) {
            new Leftovers(engine).remove(labels.run());
            broom.close();
            throw failed;
        }
    }

    /** The name of a service's container. */
    public static String containerOf(String drill, String service) {
        return drill + "-" + service;
    }

    @Override
    public ServiceHost services() {
        return services;
    }

    @Override
    public DatabaseHost databases() {
        return databases;
    }

    /** Removes whatever is still there of this run. */
    @Override
    public void close() {
        new Leftovers(yard.engine()).remove(yard.labels().run());
        broom.close();
    }

    /** To PostgreSQL's user, whose id differs from image to image. */
    private static void open(Path archive) {
        try {
            Files.setPosixFilePermissions(archive, PosixFilePermissions.fromString("rwxrwxrwx"));
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }
}
