package dev.aionis.drill.config;

import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The cluster in which a deployment lives, and which of its objects are the deployment; needed by kubernetes levers. */
public record KubernetesConfig(
        @Meaning("namespace of the deployment; the drill looks at and touches no other")
        @Pattern(regexp = Names.DNS, message = Names.EXPECTED)
        String namespace,

        @Meaning("kubeconfig file; left out: KUBECONFIG, ~/.kube/config, or in a pod its service account")
        Optional<Path> kubeconfig,

        @Meaning("context of the kubeconfig; left out: its current one")
        Optional<String> context,

        @Meaning("time after which a call to the API server is given up")
        @Default("20s")
        @Lasting(min = "100ms", max = "10m")
        Duration callTimeout,

        @Meaning("time that pods get to become ready, or to be gone") @Default("5m") @Lasting(min = "1s", max = "6h")
        Duration podLimit,

        @Meaning("how often objects that are awaited are looked at")
        @Default("500ms")
        @Lasting(min = "10ms", max = "1m")
        Duration poll,

        @Meaning("the outbox worker; needed by levers.worker: kubernetes")
        Optional<KubernetesWorker> worker,

        @Meaning("the API; needed by levers.release, levers.restore and levers.replica: kubernetes")
        Optional<KubernetesApi> api,

        @Meaning("how a candidate is put beside the API") KubernetesCanary canary,

        @Meaning("the isolated copy by CloudNativePG; needed by levers.restore: kubernetes")
        Optional<KubernetesRestore> restore) {

    /** What the API server takes for a name. */
    static final class Names {
        static final String DNS = "[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?";
        static final String EXPECTED = "lower-case letters, digits, hyphens and dots, as in aionis-api";

        private Names() {}
    }
}
