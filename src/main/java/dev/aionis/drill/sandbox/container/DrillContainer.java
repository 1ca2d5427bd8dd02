package dev.aionis.drill.sandbox.container;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.Volume;
import dev.aionis.drill.await.Wait;
import dev.aionis.drill.docker.ContainerLog;
import dev.aionis.drill.docker.Engine;
import dev.aionis.drill.model.DrillException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.ExecConfig;
import org.testcontainers.containers.GenericContainer;

/** A container of the drill, started; its log is followed into a file. */
final class DrillContainer implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration STATE_LIMIT = Duration.ofSeconds(20);

    private final Yard yard;
    private final GenericContainer<?> container;
    private final String id;
    private final Path logFile;
    private final ContainerLog log;

    private DrillContainer(Yard yard, GenericContainer<?> container, Path logFile) {
        this.yard = yard;
        this.container = container;
        this.id = container.getContainerId();
        this.logFile = logFile;
        this.log = ContainerLog.follow(yard.engine(), id, logFile);
    }

    /**
     * Returns when the engine has started it, whatever becomes of it then.
     *
     * @throws DrillException with what the engine said, if it refuses
     */
    static DrillContainer start(Yard yard, ContainerPlan plan, Path logFile) {
        GenericContainer<?> container = new GenericContainer<>(plan.image())
                .withCreateContainerCmdModifier(command -> configure(command, yard, plan))
                .withStartupCheckStrategy(new Started())
                .waitingFor(new Started.NothingMore());
        try {
            container.start();
            return new DrillContainer(yard, container, logFile);
        } catch (ContainerLaunchException refused) {
            throw new DrillException(
                    "container " + yard.named(plan.service()) + " of image " + plan.image() + " could not be started: "
                            + rootMessage(refused),
                    "see that the image has the program, and by docker ps -a that nothing else has the name or the ports");
        }
    }

    private static void configure(CreateContainerCmd command, Yard yard, ContainerPlan plan) {
        var labels = new HashMap<>(Objects.requireNonNullElse(command.getLabels(), Map.of()));
        // what Testcontainers finds by this it removes when the JVM ends, while the drill is still undoing
        labels.remove(DockerClientFactory.TESTCONTAINERS_SESSION_ID_LABEL);
        labels.putAll(yard.labels().asMap());
        command.withName(yard.named(plan.service()))
                .withLabels(labels)
                .withUser(plan.user())
                .withEntrypoint(plan.argv().subList(0, 1))
                .withCmd(plan.argv().subList(1, plan.argv().size()))
                .withEnv(plan.environment().entrySet().stream()
                        .map(setting -> setting.getKey() + "=" + setting.getValue())
                        .toList())
                .withAliases(plan.service())
                // the services end when their standard input does
                .withStdinOpen(true)
                .withExposedPorts(
                        plan.ports().values().stream().map(ExposedPort::tcp).toList());
        configure(Objects.requireNonNull(command.getHostConfig()), yard, plan);
    }

    /** What it has of the host: the drill's network, ports of loopback, volumes and directories. */
    private static void configure(HostConfig host, Yard yard, ContainerPlan plan) {
        host.withNetworkMode(yard.network())
                .withPublishAllPorts(false)
                .withPortBindings(plan.ports().entrySet().stream()
                        .map(port -> new PortBinding(
                                Ports.Binding.bindIpAndPort(LOOPBACK, port.getKey()), ExposedPort.tcp(port.getValue())))
                        .toList())
                .withBinds(plan.mounts().stream()
                        .map(mount -> new Bind(
                                mount.source(),
                                new Volume(mount.target()),
                                mount.readOnly() ? AccessMode.ro : AccessMode.rw))
                        .toList());
    }

    String shortId() {
        return id.substring(0, 12);
    }

    Path logFile() {
        return logFile;
    }

    /** As the engine sees it now; empty once it is removed. */
    Optional<ContainerState> state() {
        try {
            return Optional.of(yard.engine().inspectContainerCmd(id).exec()).map(InspectContainerResponse::getState);
        } catch (NotFoundException removed) {
            return Optional.empty();
        }
    }

    boolean running() {
        return state().map(ContainerState::getRunning).orElse(false);
    }

    boolean paused() {
        return state().map(ContainerState::getPaused).orElse(false);
    }

    /** Waits for its end. False if it still runs after {@code limit}. */
    boolean awaitEnd(Duration limit) {
        boolean ended = Wait.upTo(limit)
                .forThe("container " + shortId() + " to end")
                .every(Duration.ofMillis(10))
                .reached(() -> !running());
        // its last words may still be on their way
        return ended && log.awaitEnd(STATE_LIMIT);
    }

    void pause() {
        yard.engine().pauseContainerCmd(id).exec();
    }

    void unpause() {
        yard.engine().unpauseContainerCmd(id).exec();
    }

    /** Sends a signal; does nothing where there is no process to get it. */
    void signal(String name) {
        try {
            yard.engine().killContainerCmd(id).withSignal(name).exec();
        } catch (NotFoundException | ConflictException | NotModifiedException notRunning) {
            // which is what most signals are for
        }
    }

    /** Asks it to end by a signal, and kills it after {@code grace}. */
    void end(String signal, Duration grace) {
        if (paused()) {
            unpause();
        }
        if (running()) {
            signal(signal);
            if (!awaitEnd(grace)) {
                signal("KILL");
                awaitEnd(STATE_LIMIT);
            }
        }
    }

    /** Runs a command in it, and returns what that wrote to stdout. */
    String run(Map<String, String> environment, List<String> argv) {
        try {
            ExecResult result = container.execInContainer(ExecConfig.builder()
                    .envVars(environment)
                    .command(argv.toArray(String[]::new))
                    .build());
            if (result.getExitCode() != 0) {
                throw new DrillException(
                        "'" + argv.get(0) + "' in container " + shortId() + ", exit code " + result.getExitCode() + ": "
                                + result.getStderr().strip(),
                        "see its log " + logFile);
            }
            return result.getStdout();
        } catch (IOException unanswered) {
            throw new DrillException(
                    "'" + argv.get(0) + "' in container " + shortId() + ", the engine said: " + unanswered.getMessage(),
                    "see that the engine answers: docker ps",
                    unanswered);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a command ran in a container", interrupted);
        }
    }

    /** Removes it, whatever it is doing. */
    @Override
    public void close() {
        container.stop();
        log.close();
    }

    /** What the engine said, below what was made of it. */
    private static String rootMessage(RuntimeException thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root instanceof DockerException refused ? Engine.said(refused) : String.valueOf(root.getMessage());
    }
}
