package dev.aionis.drill.config;

import jakarta.validation.constraints.Pattern;
import java.util.Optional;

/** How a candidate is put beside the API in a cluster. */
public record KubernetesCanary(
        @Meaning("copy: a Deployment of the drill's own, made from the API's; deployment: the one named here is set to"
                + " the candidate and scaled up; rollout: the API's own rollout, held once the first new pod is ready")
        @Default("copy")
        Way way,

        @Meaning("what the drill's own Deployment is called with way: copy; the Role can name it")
        @Default("aionis-drill-canary")
        @Pattern(regexp = KubernetesConfig.Names.DNS, message = KubernetesConfig.Names.EXPECTED)
        String name,

        @Meaning("name of the standing canary Deployment; needed by way: deployment")
        Optional<String> deployment) {

    /** What runs the candidate. */
    public enum Way {
        COPY,
        DEPLOYMENT,
        ROLLOUT
    }
}
