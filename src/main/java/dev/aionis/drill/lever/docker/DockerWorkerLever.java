package dev.aionis.drill.lever.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import dev.aionis.drill.await.Wait;
import dev.aionis.drill.config.ContainerConfig;
import dev.aionis.drill.config.DockerConfig;
import dev.aionis.drill.docker.ContainerLog;
import dev.aionis.drill.docker.ContainerSelector;
import dev.aionis.drill.docker.Engine;
import dev.aionis.drill.lever.Change;
import dev.aionis.drill.lever.Undo;
import dev.aionis.drill.lever.WorkerLever;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.model.StopMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A worker in a container: {@code docker stop}, {@code docker kill -s KILL}, {@code docker pause}. */
public final class DockerWorkerLever implements WorkerLever {

    private static final String CONTAINER = "container";
    private static final String MODE = "mode";
    private static final int SHORT_ID = 12;

    /** The engine answers a state change when it is made; a process may take a moment more to be gone. */
    private static final Duration STATE_LIMIT = Duration.ofSeconds(20);

    private final DockerClient engine;
    private final ContainerSelector selector;
    private final Duration grace;
    private final Path logFolder;
    private final Instant since;

    /**
     * @param selector finds exactly one container, each time anew
     * @param grace between {@code docker stop} and the kill that follows it
     * @param logFolder where the worker's log is saved as evidence
     * @param since older lines of the log are left out
     */
    public DockerWorkerLever(
            DockerClient engine, ContainerSelector selector, Duration grace, Path logFolder, Instant since) {
        this.engine = engine;
        this.selector = selector;
        this.grace = grace;
        this.logFolder = logFolder;
        this.since = since;
    }

    /** The worker of a deployment that the drill did not start, as its configuration names it. */
    public static DockerWorkerLever of(DockerConfig config, Path logFolder) {
        ContainerConfig worker = config.worker().orElseThrow();
        return new DockerWorkerLever(Engine.connect(), selector(worker), config.stopGrace(), logFolder, Instant.now());
    }

    private static ContainerSelector selector(ContainerConfig said) {
        return said.name()
                .map(ContainerSelector::named)
                .or(() -> said.label().map(DockerWorkerLever::labelled))
                .orElseGet(() -> ContainerSelector.composed(
                        said.project().orElseThrow(), said.service().orElseThrow()));
    }

    /** @param label as key=value, which the configuration was held against */
    private static ContainerSelector labelled(String label) {
        int equals = label.indexOf('=');
        return ContainerSelector.labelled(label.substring(0, equals), label.substring(equals + 1));
    }

    @Override
    public String name() {
        return "worker";
    }

    @Override
    public Change<WorkerStatus> takeAway(StopMode mode) {
        String id = selector.find(engine).getId();
        return new Change<>(
                "worker taken away: " + mode.label() + " of container " + shortened(id),
                new Undo(name(), "start", Map.of(CONTAINER, id, MODE, mode.label())),
                () -> {
                    takeAway(id, mode);
                    return status();
                });
    }

    private void takeAway(String id, StopMode mode) {
        switch (mode) {
            case STOP ->
                engine.stopContainerCmd(id).withTimeout((int) grace.toSeconds()).exec();
            case KILL -> engine.killContainerCmd(id).withSignal("KILL").exec();
            case FREEZE -> engine.pauseContainerCmd(id).exec();
        }
        Wait.upTo(STATE_LIMIT)
                .forThe("container " + shortened(id) + " to be " + (mode == StopMode.FREEZE ? "paused" : "down"))
                .every(Duration.ofMillis(20))
                .until(() -> !works(state(id)));
    }

    /**
     * Starts the very container that was taken away, or lets it go on; a running one is left alone, and so is one that
     * somebody put in its place.
     */
    @Override
    public void undo(Undo undo) {
        String id = undo.parameter(CONTAINER);
        ContainerState state = standing(id);
        if (Boolean.TRUE.equals(state.getPaused())) {
            engine.unpauseContainerCmd(id).exec();
        } else if (!Boolean.TRUE.equals(state.getRunning())) {
            engine.startContainerCmd(id).exec();
        }
    }

    @Override
    public List<String> byHand(Undo undo) {
        String id = shortened(undo.parameter(CONTAINER));
        boolean frozen = StopMode.FREEZE.label().equals(undo.parameter(MODE));
        return List.of((frozen ? "docker unpause " : "docker start ") + id);
    }

    @Override
    public boolean undone(Undo undo) {
        return works(standing(undo.parameter(CONTAINER)));
    }

    @Override
    public WorkerStatus status() {
        Container worker = selector.find(engine);
        ContainerState state = state(worker.getId());
        return new WorkerStatus(
                OptionalInt.of(works(state) ? 1 : 0),
                "container " + shortened(worker.getId()),
                String.valueOf(state.getStatus()));
    }

    @Override
    public List<String> planned(StopMode mode) {
        String id = shortened(selector.find(engine).getId());
        String command = switch (mode) {
            case STOP -> "docker stop --time " + grace.toSeconds() + " " + id;
            case KILL -> "docker kill --signal KILL " + id;
            case FREEZE -> "docker pause " + id;
        };
        return List.of(command, "undo: docker " + (mode == StopMode.FREEZE ? "unpause " : "start ") + id);
    }

    @Override
    public List<Path> logs() {
        Container worker = selector.find(engine);
        createFolder();
        Path file = logFolder.resolve("container-" + shortened(worker.getId()) + ".log");
        ContainerLog.save(engine, worker.getId(), since, file);
        return List.of(file);
    }

    private void createFolder() {
        try {
            Files.createDirectories(logFolder);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** Of the container itself, or, where it is gone, of the one that works in its place. */
    private ContainerState standing(String id) {
        return find(id).or(this::successor).orElseThrow(() -> gone(id));
    }

    /** As {@code docker compose up} makes one of another image: the same worker by its selector, under another id. */
    private Optional<ContainerState> successor() {
        try {
            return find(selector.find(engine).getId()).filter(DockerWorkerLever::works);
        } catch (DrillException noneOrSeveral) {
            return Optional.empty();
        }
    }

    private ContainerState state(String id) {
        return find(id).orElseThrow(() -> gone(id));
    }

    private Optional<ContainerState> find(String id) {
        try {
            return Optional.of(engine.inspectContainerCmd(id).exec().getState());
        } catch (NotFoundException gone) {
            return Optional.empty();
        } catch (DockerException refused) {
            throw new DrillException(
                    "container " + shortened(id) + " of the worker, the engine said: " + Engine.said(refused),
                    "see that the engine answers: docker ps",
                    refused);
        }
    }

    private static DrillException gone(String id) {
        return new DrillException(
                "container " + shortened(id) + " of the worker, is not there any more, expected it to be kept",
                "something removed it meanwhile; see docker ps -a for its successor, and start that");
    }

    private static boolean works(ContainerState state) {
        return Boolean.TRUE.equals(state.getRunning()) && !Boolean.TRUE.equals(state.getPaused());
    }

    private static String shortened(String id) {
        return id.substring(0, SHORT_ID);
    }
}
