package dev.aionis.drill.run;

import com.github.dockerjava.api.DockerClient;
import dev.aionis.drill.config.ContainersConfig;
import dev.aionis.drill.config.DockerConfig;
import dev.aionis.drill.config.DrillConfig;
import dev.aionis.drill.config.LeverKind;
import dev.aionis.drill.docker.ContainerSelector;
import dev.aionis.drill.docker.Engine;
import dev.aionis.drill.docker.Images;
import dev.aionis.drill.docker.Leftovers;
import dev.aionis.drill.lever.WorkerLever;
import dev.aionis.drill.lever.docker.DockerWorkerLever;
import dev.aionis.drill.lever.local.LocalWorkerLever;
import dev.aionis.drill.model.DrillId;
import dev.aionis.drill.sandbox.Sandbox;
import dev.aionis.drill.sandbox.container.ContainerGround;
import dev.aionis.drill.sandbox.container.ContainerImages;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/** Starts the sandbox in containers. */
final class ContainerDeployment {

    private static final String WORKER = "worker";
    private static final Duration STOP_GRACE = Duration.ofSeconds(10);

    private final DrillConfig config;
    private final DrillId id;
    private final InstantSource clock;
    private final Consumer<String> progress;
    private final DockerClient engine;
    private final Instant startedAt;

    private ContainerDeployment(
            DrillConfig config, DrillId id, InstantSource clock, Consumer<String> progress, DockerClient engine) {
        this.config = config;
        this.id = id;
        this.clock = clock;
        this.progress = progress;
        this.engine = engine;
        this.startedAt = clock.instant();
    }

    /**
     * Returns when it is steady and a restore was rehearsed.
     *
     * @throws dev.aionis.drill.model.DrillException if no engine answers, or an image is not to be had
     */
    static EmbeddedDeployment start(
            DrillConfig config, DrillId id, Path work, InstantSource clock, Consumer<String> progress) {
        return new ContainerDeployment(config, id, clock, progress, Engine.connect()).start(work);
    }

    private EmbeddedDeployment start(Path work) {
        new Leftovers(engine).removeOfTheDead(progress);
        ContainerImages images = images();
        Sandbox sandbox = Sandbox.start(
                EmbeddedDeployment.spec(config, id, work),
                folders -> ContainerGround.open(engine, images, id.value(), folders),
                progress);
        return EmbeddedDeployment.rehearsed(config, sandbox, this::workerLever, clock, progress);
    }

    private ContainerImages images() {
        ContainersConfig said = config.deployment().containers().orElseThrow();
        var images = new Images(engine, said.registrySilence(), progress);
        images.require(said.postgresImage(), "deployment.containers.postgres-image");
        images.require(said.javaImage(), "deployment.containers.java-image");
        return new ContainerImages(said.postgresImage(), said.javaImage());
    }

    private WorkerLever workerLever(Sandbox sandbox) {
        if (config.levers().worker() == LeverKind.LOCAL) {
            return new LocalWorkerLever(sandbox);
        }
        return new DockerWorkerLever(
                engine,
                ContainerSelector.named(ContainerGround.containerOf(id.value(), WORKER)),
                config.docker().map(DockerConfig::stopGrace).orElse(STOP_GRACE),
                sandbox.logs(),
                startedAt);
    }
}
