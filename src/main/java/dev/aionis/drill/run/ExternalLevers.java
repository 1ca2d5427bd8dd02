package dev.aionis.drill.run;

import dev.aionis.drill.config.DrillConfig;
import dev.aionis.drill.config.LeverKind;
import dev.aionis.drill.lever.ReleaseLever;
import dev.aionis.drill.lever.RestoreLever;
import dev.aionis.drill.lever.WorkerLever;
import dev.aionis.drill.lever.docker.DockerWorkerLever;
import dev.aionis.drill.lever.none.NoReleaseLever;
import dev.aionis.drill.lever.none.NoRestoreLever;
import dev.aionis.drill.lever.none.NoWorkerLever;
import dev.aionis.drill.model.DrillException;
import java.nio.file.Path;

/** Makes the levers that the configuration names for a deployment that the drill did not start. */
final class ExternalLevers {

    private final DrillConfig config;
    private final Path work;

    /** @param work for what levers need on this machine while the drill lives */
    ExternalLevers(DrillConfig config, Path work) {
        this.config = config;
        this.work = work;
    }

    WorkerLever worker() {
        LeverKind kind = config.levers().worker();
        return switch (kind) {
            case NONE -> new NoWorkerLever();
            case DOCKER -> DockerWorkerLever.of(config.docker().orElseThrow(), work.resolve("docker-logs"));
            case HOOK, KUBERNETES, LOCAL -> throw unknown("worker", kind);
        };
    }

    ReleaseLever release() {
        LeverKind kind = config.levers().release();
        return switch (kind) {
            case NONE -> new NoReleaseLever();
            case HOOK, DOCKER, KUBERNETES, LOCAL -> throw unknown("release", kind);
        };
    }

    RestoreLever restore() {
        LeverKind kind = config.levers().restore();
        return switch (kind) {
            case NONE -> new NoRestoreLever();
            case HOOK, DOCKER, KUBERNETES, LOCAL -> throw unknown("restore", kind);
        };
    }

    private static DrillException unknown(String lever, LeverKind kind) {
        return new DrillException(
                "levers." + lever + " is " + kind.name().toLowerCase(java.util.Locale.ROOT)
                        + ", which this lever can't be, expected one of those in docs/configuration.md",
                "nothing was touched");
    }
}
