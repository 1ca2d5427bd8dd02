package dev.aionis.drill.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import dev.aionis.drill.docker.DrillLabels.Owner;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Containers, volumes and networks of a run, found by their labels. Nothing without our label is ever looked at. */
public final class Leftovers {

    private final DockerClient engine;

    public Leftovers(DockerClient engine) {
        this.engine = engine;
    }

    /** Removes all that has the run's label: containers first, since they hold the rest. */
    public void remove(String run) {
        var label = List.of(DrillLabels.RUN + "=" + run);
        engine.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(label)
                .exec()
                .forEach(this::remove);
        engine.listVolumesCmd().withFilter("label", label).exec().getVolumes().stream()
                .forEach(volume ->
                        ifThere(() -> engine.removeVolumeCmd(volume.getName()).exec()));
        engine.listNetworksCmd().withFilter("label", label).exec().stream()
                .forEach(network ->
                        ifThere(() -> engine.removeNetworkCmd(network.getId()).exec()));
    }

    /** True while anything of the run is there. */
    public boolean any(String run) {
        var label = List.of(DrillLabels.RUN + "=" + run);
        return !engine.listContainersCmd()
                        .withShowAll(true)
                        .withLabelFilter(label)
                        .exec()
                        .isEmpty()
                || !engine.listVolumesCmd()
                        .withFilter("label", label)
                        .exec()
                        .getVolumes()
                        .isEmpty()
                || !engine.listNetworksCmd().withFilter("label", label).exec().isEmpty();
    }

    /**
     * Removes what drills left behind whose JVM is certainly dead: it ran on this host and is not there any more.
     *
     * @param progress told what was removed, and what was found of drills that may be alive
     */
    public void removeOfTheDead(Consumer<String> progress) {
        runs().forEach((run, labels) -> {
            String drill = labels.getOrDefault(DrillLabels.DRILL, "unnamed");
            String owner = labels.getOrDefault(DrillLabels.OWNER, "");
            if (isDead(owner)) {
                remove(run);
                progress.accept("removed what drill " + drill + " left on the engine when it died");
            } else {
                progress.accept(
                        "found containers of drill " + drill + " of " + owner + ", which may be alive: left alone");
            }
        });
    }

    private static boolean isDead(String owner) {
        try {
            return Owner.parse(owner).dead();
        } catch (IndexOutOfBoundsException | NumberFormatException notOurs) {
            return false;
        }
    }

    private Map<String, Map<String, String>> runs() {
        var runs = new TreeMap<String, Map<String, String>>();
        var label = List.of(DrillLabels.RUN);
        engine.listContainersCmd().withShowAll(true).withLabelFilter(label).exec().stream()
                .map(Container::getLabels)
                .forEach(labels -> runs.put(labels.get(DrillLabels.RUN), labels));
        engine.listNetworksCmd().withFilter("label", label).exec().stream()
                .map(network -> network.getLabels())
                .forEach(labels -> runs.put(labels.get(DrillLabels.RUN), labels));
        engine.listVolumesCmd().withFilter("label", label).exec().getVolumes().stream()
                .map(volume -> volume.getLabels())
                .forEach(labels -> runs.put(labels.get(DrillLabels.RUN), labels));
        return runs;
    }

    private void remove(Container container) {
        ifThere(() -> engine.removeContainerCmd(container.getId())
                .withForce(true)
                .withRemoveVolumes(true)
                .exec());
    }

    private static void ifThere(Runnable removal) {
        try {
            removal.run();
        } catch (NotFoundException gone) {
            // somebody else was quicker
        } catch (ConflictException beingRemoved) {
            // the engine is at it already
        }
    }
}
