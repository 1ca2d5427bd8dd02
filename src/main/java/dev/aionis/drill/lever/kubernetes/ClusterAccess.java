package dev.aionis.drill.lever.kubernetes;

import dev.aionis.drill.config.KubernetesConfig;
import dev.aionis.drill.model.DrillException;
import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds the API server and the credentials for it: a kubeconfig, or the service account of the pod. */
final class ClusterAccess {

    /** Calls are cheap to repeat, and an outage of the API server is not to be waited out in silence. */
    private static final int RETRIES = 2;

    private ClusterAccess() {}

    static KubernetesClient open(KubernetesConfig config) {
        return open(found(config), config);
    }

    static KubernetesClient open(Config access, KubernetesConfig config) {
        int millis = Math.toIntExact(config.callTimeout().toMillis());
        Config bounded = new ConfigBuilder(access)
                .withConnectionTimeout(millis)
                .withRequestTimeout(millis)
                .withRequestRetryBackoffLimit(RETRIES)
                .build();
        return new KubernetesClientBuilder()
                .withConfig(bounded)
                .withHttpClientFactory(new JdkHttpClientFactory())
                .build();
    }

    private static Config found(KubernetesConfig config) {
        config.kubeconfig().ifPresent(ClusterAccess::mustBeThere);
        Config access = config.kubeconfig()
                .map(file -> Config.fromKubeconfig(file.toFile()))
                .orElseGet(() -> Config.autoConfigure(config.context().orElse(null)));
        return config.context().map(name -> in(access, name, config)).orElse(access);
    }

    private static Config in(Config access, String context, KubernetesConfig config) {
        List<String> known =
                access.getContexts().stream().map(NamedContext::getName).toList();
        if (!known.contains(context)) {
            throw new DrillException(
                    "kubernetes.context " + context + ", not in the kubeconfig, expected one of " + known,
                    "kubectl config get-contexts lists them; set kubernetes.kubeconfig if it is another file");
        }
        return config.kubeconfig()
                .map(Path::toFile)
                .map(file -> Config.fromKubeconfig(context, file))
                .orElse(access);
    }

    private static void mustBeThere(Path kubeconfig) {
        File file = kubeconfig.toFile();
        if (!Files.isReadable(file.toPath())) {
            throw new DrillException(
                    "kubernetes.kubeconfig " + kubeconfig + ", can't be read, expected a kubeconfig",
                    "relative paths start in the directory in which the drill runs");
        }
    }
}
