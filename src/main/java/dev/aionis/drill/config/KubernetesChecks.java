package dev.aionis.drill.config;

import dev.aionis.drill.config.BoundValues.Bound;
import dev.aionis.drill.model.StopMode;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What kubernetes levers need of the section kubernetes. */
final class KubernetesChecks {

    /** What each lever moves, by the section that names it. */
    private static final Map<String, String> NEEDED = Map.of(
            "levers.worker", "kubernetes.worker",
            "levers.release", "kubernetes.api",
            "levers.restore", "kubernetes.restore",
            "levers.replica", "kubernetes.api");

    private final BoundValues bound;
    private final Problems problems;

    KubernetesChecks(BoundValues bound, Problems problems) {
        this.bound = bound;
        this.problems = problems;
    }

    void run() {
        NEEDED.forEach((lever, section) ->
                bound.at(lever).filter(KubernetesChecks::named).ifPresent(at -> needs(lever, at, section)));
        bound.at("levers.restore")
                .filter(KubernetesChecks::named)
                .ifPresent(at -> needs("levers.restore", at, "kubernetes.api"));
        bound.at("levers.worker").filter(KubernetesChecks::named).ifPresent(at -> workerCanBeStopped());
        deploymentsDiffer();
        standingCanaryIsNamed();
        copyIsNotTheLiveCluster();
    }

    private void needs(String lever, Bound at, String section) {
        if (!bound.hasSection(section)) {
            problems.add(
                    at.at(),
                    section,
                    "nothing",
                    "a section, since " + lever + " is kubernetes",
                    "name the objects of the deployment there, as drill-config/examples/kubernetes-cloudnativepg.yaml"
                            + " does, or set the lever to none");
        }
    }

    /** A container can't be sent SIGSTOP through the API server, and nothing else freezes it. */
    private void workerCanBeStopped() {
        bound.at("worker.stop")
                .filter(stop -> stop.value() == StopMode.FREEZE)
                .ifPresent(stop -> problems.add(
                        stop.at(),
                        "worker.stop",
                        stop.shown(),
                        "stop or kill with levers.worker kubernetes",
                        "the API server offers no way to freeze a container; stop scales the worker to 0, kill also cuts its"
                                + " grace period to the least"));
    }

    /** One Deployment for both would be one process for both, and taking the worker away would take the API away. */
    private void deploymentsDiffer() {
        Optional<String> worker = bound.value("kubernetes.worker.deployment", String.class);
        bound.at("kubernetes.api.deployment")
                .filter(api -> worker.equals(Optional.of(api.value())))
                .ifPresent(api -> problems.add(
                        api.at(),
                        "kubernetes.api.deployment",
                        api.shown() + ", which is kubernetes.worker.deployment as well",
                        "another Deployment than the worker's",
                        "a worker that can't be taken away by itself can't be drilled"));
    }

    /** The drill creates the copy under this name and deletes it: it must be no name of what is there. */
    private void copyIsNotTheLiveCluster() {
        Optional<String> live = bound.value("kubernetes.restore.backups-of", String.class);
        Optional<String> name = bound.value("kubernetes.restore.name", String.class);
        bound.at("kubernetes.restore.name")
                .filter(copy -> live.equals(Optional.of(copy.value())))
                .ifPresent(copy -> problems.add(
                        copy.at(),
                        "kubernetes.restore.name",
                        copy.shown() + ", which is kubernetes.restore.backups-of as well",
                        "another name than the live Cluster's",
                        "the copy is created and deleted under its name"));
        Optional<String> database = bound.value("deployment.external.database.url", String.class);
        bound.at("kubernetes.restore.host")
                .filter(host -> name.isPresent() && database.isPresent())
                .filter(host -> leadsTo(
                        database.get(),
                        host.value()
                                .toString()
                                .replace("{name}", name.get())
                                .replace(
                                        "{namespace}",
                                        bound.value("kubernetes.namespace", String.class)
                                                .orElse("")),
                        bound.value("kubernetes.restore.port", Integer.class).orElse(5432)))
                .ifPresent(host -> problems.add(
                        host.at(),
                        "kubernetes.restore.host",
                        host.shown() + ", where deployment.external.database is",
                        "an address of the copy's own",
                        "a restore over the live database is no drill"));
    }

    private static boolean leadsTo(String jdbcUrl, String host, int port) {
        String places = jdbcUrl.replaceFirst("^jdbc:postgresql://", "").replaceFirst("[/?].*$", "");
        return Stream.of(places.split(","))
                .map(place -> place.contains(":") ? place : place + ":5432")
                .anyMatch((host + ":" + port)::equalsIgnoreCase);
    }

    private void standingCanaryIsNamed() {
        boolean named =
                bound.at("kubernetes.canary.deployment").map(Bound::written).orElse(false);
        bound.at("kubernetes.canary.way").ifPresent(way -> {
            boolean wanted = way.value() == KubernetesCanary.Way.DEPLOYMENT;
            if (wanted != named) {
                problems.add(
                        way.at(),
                        "kubernetes.canary.deployment",
                        named ? "a name" : "nothing",
                        named ? "none with way " + way.shown() : "the standing canary's name with way deployment",
                        named ? "remove it, or set way: deployment" : "add \"deployment:\" under kubernetes.canary");
            }
        });
    }

    private static boolean named(Bound lever) {
        return lever.value() == LeverKind.KUBERNETES;
    }
}
