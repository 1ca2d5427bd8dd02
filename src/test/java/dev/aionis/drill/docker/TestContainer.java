package dev.aionis.drill.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import java.util.Map;
import java.util.UUID;

/** A container that says something and waits, gone after the test. Needs an engine, and an image with a shell. */
public final class TestContainer implements AutoCloseable {

    public static final String IMAGE = System.getenv().getOrDefault("DRILL_POSTGRES_IMAGE", "postgres:16");

    private static final String LOOP =
            "trap 'echo asked to end; exit 0' TERM; echo at work; while :; do sleep 0.05; done";

    private final DockerClient engine;
    private final String id;
    private final String name;

    private TestContainer(DockerClient engine, String id, String name) {
        this.engine = engine;
        this.id = id;
        this.name = name;
    }

    public static TestContainer start(DockerClient engine, Map<String, String> labels) {
        String name = "ha-drills-test-" + UUID.randomUUID();
        String id = engine.createContainerCmd(IMAGE)
                .withName(name)
                .withLabels(labels)
                .withEntrypoint("sh", "-c", LOOP)
                .exec()
                .getId();
        engine.startContainerCmd(id).exec();
        return new TestContainer(engine, id, name);
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    public boolean exists() {
        try {
            engine.inspectContainerCmd(id).exec();
            return true;
        } catch (NotFoundException removed) {
            return false;
        }
    }

    /** {@code running}, {@code paused} or {@code exited}. */
    public String status() {
        return engine.inspectContainerCmd(id).exec().getState().getStatus();
    }

    @Override
    public void close() {
        if (exists()) {
            engine.removeContainerCmd(id).withForce(true).exec();
        }
    }
}
