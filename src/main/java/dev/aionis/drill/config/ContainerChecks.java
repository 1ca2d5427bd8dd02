package dev.aionis.drill.config;

import dev.aionis.drill.config.BoundValues.Bound;
import dev.aionis.drill.config.DeploymentConfig.Kind;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a deployment in containers needs, and how a container may be named. */
final class ContainerChecks {

    private static final String WORKER = "docker.worker";

    private final BoundValues bound;
    private final Problems problems;

    ContainerChecks(BoundValues bound, Problems problems) {
        this.bound = bound;
        this.problems = problems;
    }

    void run() {
        Optional<Kind> kind = bound.value("deployment.kind", Kind.class);
        if (kind.isPresent() && kind.get() != Kind.CONTAINERS && bound.hasSection("deployment.containers")) {
            refuse("deployment.kind", "a section deployment.containers", "kind containers", "remove the section");
        }
        kind.filter(Kind.CONTAINERS::equals).ifPresent(containers -> containers());
        if (bound.hasSection(WORKER)) {
            oneContainer();
        }
        boolean docker = bound.value("levers.worker", LeverKind.class).equals(Optional.of(LeverKind.DOCKER));
        if (docker && kind.equals(Optional.of(Kind.EXTERNAL)) && !bound.hasSection(WORKER)) {
            refuse(
                    "levers.worker",
                    "docker, but nothing under " + WORKER,
                    "the container that the worker runs in",
                    "add \"docker:\" with \"worker: {name: ...}\"");
        }
    }

    private void containers() {
        if (bound.value("production", Boolean.class).orElse(false)) {
            refuse("production", "true", "false with deployment.kind containers", "a sandbox serves no real users");
        }
        needed("deployment.sandbox", true, "add \"sandbox: {}\" under deployment for the defaults");
        needed("deployment.containers", true, "add \"containers: {}\" under deployment for the defaults");
        needed("deployment.external", false, "remove the section, or set kind: external");
        if (bound.at("deployment.sandbox.postgres-home").isPresent()) {
            refuse(
                    "deployment.sandbox.postgres-home",
                    "a directory",
                    "nothing with deployment.kind containers",
                    "name an image in deployment.containers.postgres-image");
        }
        lever("levers.worker", List.of(LeverKind.DOCKER, LeverKind.LOCAL));
        lever("levers.release", List.of(LeverKind.LOCAL));
        lever("levers.restore", List.of(LeverKind.LOCAL));
        lever("levers.replica", List.of(LeverKind.LOCAL));
    }

    private void lever(String path, List<LeverKind> possible) {
        bound.at(path)
                .filter(Predicate.not(lever -> possible.contains(lever.value())))
                .ifPresent(lever -> refuse(
                        path,
                        lever.shown(),
                        (possible.size() == 1 ? "local" : "docker or local") + " with deployment.kind containers",
                        "the containers that the drill starts are moved by its own levers"));
    }

    private void oneContainer() {
        boolean project = written(WORKER + ".project");
        boolean service = written(WORKER + ".service");
        long ways = Stream.of(written(WORKER + ".name"), written(WORKER + ".label"), project || service)
                .filter(way -> way)
                .count();
        if (ways != 1 || project != service) {
            problems.add(
                    place(),
                    WORKER,
                    ways == 0
                            ? "no way to find it"
                            : ways == 1 ? "half of a way to find it" : ways + " ways to find it",
                    "name, or label, or project and service",
                    "exactly one container must match");
        }
    }

    private Location place() {
        return Stream.of("name", "label", "project", "service")
                .flatMap(key -> bound.at(WORKER + "." + key).stream())
                .findFirst()
                .or(() -> bound.at("docker.stop-grace"))
                .orElseThrow()
                .at();
    }

    private boolean written(String path) {
        return bound.at(path).isPresent();
    }

    private void needed(String path, boolean wanted, String hint) {
        boolean there = bound.hasSection(path);
        if (there != wanted) {
            String with = " with deployment.kind containers";
            problems.add(
                    bound.at("deployment.kind").orElseThrow().at(),
                    path,
                    there ? "a section" : "nothing",
                    (wanted ? "a section" : "none") + with,
                    hint);
        }
    }

    private void refuse(String path, String seen, String expected, String hint) {
        problems.add(bound.at(path).map(Bound::at).orElseThrow(), path, seen, expected, hint);
    }
}
