package dev.aionis.drill.sandbox.container;

import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import dev.aionis.drill.sandbox.RunningService;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;

/** A service in a container. */
record ContainerService(String name, DrillContainer container) implements RunningService {

    private static final Duration CLOSING_GRACE = Duration.ofSeconds(10);

    @Override
    public String identity() {
        return "container " + container.shortId();
    }

    @Override
    public Path log() {
        return container.logFile();
    }

    @Override
    public boolean alive() {
        return container.running();
    }

    @Override
    public OptionalInt exitCode() {
        return container
                .state()
                .filter(state -> !Boolean.TRUE.equals(state.getRunning()))
                .map(ContainerState::getExitCodeLong)
                .map(code -> OptionalInt.of(code.intValue()))
                .orElse(OptionalInt.empty());
    }

    @Override
    public void terminate(Duration grace) {
        container.end("TERM", grace);
    }

    @Override
    public void kill() {
        container.end("KILL", CLOSING_GRACE);
    }

    @Override
    public void freeze() {
        container.pause();
    }

    @Override
    public void thaw() {
        container.unpause();
    }

    @Override
    public boolean frozen() {
        return container.paused();
    }

    @Override
    public void close() {
        terminate(CLOSING_GRACE);
        container.close();
    }
}
