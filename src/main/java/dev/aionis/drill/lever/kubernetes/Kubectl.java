package dev.aionis.drill.lever.kubernetes;

import dev.aionis.drill.config.KubernetesConfig;
import dev.aionis.drill.process.ShellLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a person types to do by hand what a lever does by the API. */
record Kubectl(Optional<Path> kubeconfig, Optional<String> context, String namespace) {

    static Kubectl of(KubernetesConfig config) {
        return new Kubectl(config.kubeconfig(), config.context(), config.namespace());
    }

    String line(String... words) {
        var all = new ArrayList<>(List.of("kubectl"));
        kubeconfig.ifPresent(file -> all.addAll(List.of("--kubeconfig", file.toString())));
        context.ifPresent(name -> all.addAll(List.of("--context", name)));
        all.addAll(List.of("--namespace", namespace));
        all.addAll(List.of(words));
        return ShellLine.of(all);
    }

    /** Deletes the object of this name, and only where it carries the drill's label. */
    String delete(String kind, String name, String drillLabel) {
        return line(
                "delete",
                kind,
                "--field-selector",
                "metadata.name=" + name,
                "--selector",
                DrillName.DRILL + "=" + drillLabel);
    }
}
