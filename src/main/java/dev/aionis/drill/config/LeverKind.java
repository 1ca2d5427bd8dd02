package dev.aionis.drill.config;

/** A family of levers. */
public enum LeverKind {
    /** The embedded deployment's own; for it only. */
    LOCAL,
    /** Commands of the operator's. */
    HOOK,
    /** Containers of a Docker host. */
    DOCKER,
    /** Deployments of a Kubernetes cluster. */
    KUBERNETES,
    /** There is none: the scenario that needs it does not run, and the drill is partial at best. */
    NONE
}
