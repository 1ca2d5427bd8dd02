package dev.aionis.drill.lever.kubernetes;

import dev.aionis.drill.model.DrillException;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventList;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs and events of pods as files. What can't be read leaves a line that says so, and what can't be written a warning
 * in the drill's log: evidence must not end a drill, and least of all keep an undo from being made.
 */
final class PodFiles {

    /** Of the end, which is what the drill saw; a pod may have been up for months. */
    private static final int LINES = 20_000;

    private static final Logger LOG = LoggerFactory.getLogger(PodFiles.class);

    private final Cluster cluster;
    private final Paths paths;
    private final Path folder;
    private final TreeSet<Path> kept = new TreeSet<>();
    private final Set<String> told = new HashSet<>();

    /** @param folder is made when it is needed */
    PodFiles(Cluster cluster, Paths paths, Path folder) {
        this.cluster = cluster;
        this.paths = paths;
        this.folder = folder;
    }

    /** Keeps the logs as they are now; call before pods go, for their logs go with them. */
    void keepLogs(Collection<Pod> pods, Optional<String> container) {
        for (Pod pod : pods) {
            String from =
                    Pods.container(pod.getSpec().getContainers(), container).getName();
            keepLog(pod, from, "", "");
            if (Pods.restarted(pod)) {
                keepLog(pod, from, "&previous=true", "-before-restart");
            }
        }
    }

    /** As above, of pods that are still to be looked up. */
    void keepLogs(String of, Supplier<List<Pod>> pods, Optional<String> container) {
        try {
            keepLogs(pods.get(), container);
        } catch (DrillException unreadable) {
            keep(of + "-pods.txt", "pods could not be listed: " + unreadable.getMessage() + "\n");
        }
    }

    /** Keeps the namespace's events about objects whose name begins so. */
    void keepEvents(String of) {
        keep(of + "-events.txt", events(of));
    }

    void keep(String name, String text) {
        try {
            Path file = Files.createDirectories(folder).resolve(name);
            Files.writeString(file, text);
            kept.add(file);
        } catch (IOException unwritable) {
            tellOnce(name, why(unwritable));
        }
    }

    /** All that was kept so far. */
    List<Path> files() {
        return List.copyOf(kept);
    }

    private void keepLog(Pod pod, String container, String more, String suffix) {
        String path = paths.pod(Pods.name(pod)) + "/log?container=" + container + "&timestamps=true&tailLines=" + LINES
                + more;
        keep(Pods.name(pod) + suffix + ".log", read(path));
    }

    private String events(String of) {
        try {
            return cluster.read(ApiCall.get(paths.events()), EventList.class).getItems().stream()
                    .filter(event -> about(event).startsWith(of))
                    .sorted(Comparator.comparing(PodFiles::when))
                    .map(event -> when(event) + " " + event.getType() + " " + about(event) + " " + event.getReason()
                            + ": " + event.getMessage())
                    .collect(Collectors.joining("\n", "", "\n"));
        } catch (DrillException unreadable) {
            return "events could not be read: " + unreadable.getMessage() + "\n";
        }
    }

    private String read(String path) {
        try {
            return cluster.send(ApiCall.get(path));
        } catch (DrillException unreadable) {
            return "could not be read: " + unreadable.getMessage() + "\n";
        }
    }

    /** A disk that is full is so for every file. */
    private void tellOnce(String name, String why) {
        if (told.add(why)) {
            LOG.warn("{} could not be kept in {}, nor may others be: {}", name, folder, why);
        }
    }

    /** Without the file's name, which the message of the file system's own exceptions has. */
    private static String why(IOException unwritable) {
        String said = unwritable instanceof FileSystemException refused ? refused.getReason() : unwritable.getMessage();
        return unwritable.getClass().getSimpleName() + (said == null ? "" : " " + said);
    }

    private static String about(Event event) {
        ObjectReference object = event.getInvolvedObject();
        return object == null || object.getName() == null ? "" : object.getName();
    }

    private static String when(Event event) {
        return event.getLastTimestamp() == null ? "" : event.getLastTimestamp();
    }
}
