package dev.aionis.drill.sandbox.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.aionis.drill.docker.DrillLabels;
import java.nio.file.Path;

/**
 * One drill's place on an engine: a network of its own, and the names and labels of all that is put there.
 *
 * @param logs where the containers' logs go, on this machine
 */
record Yard(DockerClient engine, DrillLabels labels, String network, Path logs) {

    static Yard open(DockerClient engine, DrillLabels labels, Path logs) {
        String network = labels.drill();
        engine.createNetworkCmd()
                .withName(network)
                .withDriver("bridge")
                .withLabels(labels.asMap())
                .exec();
        return new Yard(engine, labels, network, logs);
    }

    /** The name of a container or volume of this drill. */
    String named(String part) {
        return labels.drill() + "-" + part;
    }

    /** Makes a volume, and says its name. */
    String volume(String part) {
        return engine.createVolumeCmd()
                .withName(named(part))
                .withLabels(labels.asMap())
                .exec()
                .getName();
    }

    boolean hasVolume(String part) {
        try {
            engine.inspectVolumeCmd(named(part)).exec();
            return true;
        } catch (NotFoundException absent) {
            return false;
        }
    }

    void removeVolume(String part) {
        try {
            engine.removeVolumeCmd(named(part)).exec();
        } catch (NotFoundException absent) {
            // removed already
        }
    }
}
