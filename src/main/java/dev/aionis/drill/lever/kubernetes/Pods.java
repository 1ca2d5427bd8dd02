package dev.aionis.drill.lever.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a pod's object says about it. */
final class Pods {

    private static final Set<String> OVER = Set.of("Succeeded", "Failed");

    private Pods() {}

    static String name(Pod pod) {
        return pod.getMetadata().getName();
    }

    /** Still meant to run: neither over nor on its way out. */
    static boolean wanted(Pod pod) {
        return pod.getMetadata().getDeletionTimestamp() == null && !over(pod);
    }

    /** Its processes have ended; evicted pods stay on the books so. */
    static boolean over(Pod pod) {
        return status(pod).map(status -> OVER.contains(status.getPhase())).orElse(false);
    }

    static boolean ready(Pod pod) {
        return wanted(pod)
                && status(pod).stream()
                        .flatMap(status -> status.getConditions().stream())
                        .anyMatch(condition ->
                                condition.getType().equals("Ready") && "True".equals(condition.getStatus()));
    }

    static Optional<String> address(Pod pod) {
        return status(pod).map(PodStatus::getPodIP).filter(ip -> !ip.isBlank());
    }

    /** Unlike its name, never given to another pod again. */
    static String identity(Pod pod) {
        return "pod " + name(pod) + " (" + pod.getMetadata().getUid() + ")";
    }

    /** The container that is meant: the one named, or the first. */
    static Container container(List<Container> containers, Optional<String> name) {
        return containers.get(index(containers, name));
    }

    /** Its place in the list; the first where the name is not there, since it may have been renamed meanwhile. */
    static int index(List<Container> containers, Optional<String> name) {
        for (int i = 0; i < containers.size(); i++) {
            if (name.isPresent() && name.get().equals(containers.get(i).getName())) {
                return i;
            }
        }
        return 0;
    }

    static boolean restarted(Pod pod) {
        return status(pod).stream()
                .flatMap(status -> status.getContainerStatuses().stream())
                .anyMatch(container -> container.getRestartCount() != null && container.getRestartCount() > 0);
    }

    private static Optional<PodStatus> status(Pod pod) {
        return Optional.ofNullable(pod.getStatus());
    }
}
