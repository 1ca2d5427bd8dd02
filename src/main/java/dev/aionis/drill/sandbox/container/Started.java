package dev.aionis.drill.sandbox.container;

import com.github.dockerjava.api.DockerClient;
import org.testcontainers.containers.startupcheck.StartupCheckStrategy;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;

/** A container counts as started when the engine says so: the sandbox itself looks what becomes of it. */
final class Started extends StartupCheckStrategy {

    @Override
    public StartupStatus checkStartupState(DockerClient engine, String containerId) {
        return StartupStatus.SUCCESSFUL;
    }

    static final class NothingMore extends AbstractWaitStrategy {

        @Override
        protected void waitUntilReady() {}
    }
}
