package dev.aionis.drill.lever.kubernetes;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatusBuilder;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What the controllers of a cluster do with the objects of an API server: pods follow Deployments, one new pod at a
 * time and never while paused; Clusters of CloudNativePG become healthy. An API server alone holds objects and no more.
 */
final class Controllers implements AutoCloseable {

    private static final String OWNER = "owner";
    private static final String HASH = "pod-template-hash";
    private static final String REVISION = "deployment.kubernetes.io/revision";

    /** Looks after which a rollout goes on past its first new pod: time enough for somebody to pause it. */
    private static final int HELD = 40;

    /** Failures in a row after which it is no accident. */
    private static final int STUBBORN = 50;

    private final ScheduledExecutorService loop = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "controllers");
        thread.setDaemon(true);
        return thread;
    });
    private final KubernetesClient client;
    private final Map<String, Integer> looks = new HashMap<>();
    private int made;
    private int failures;
    private volatile Throwable broken;

    Controllers(KubernetesClient client) {
        this.client = client;
        loop.scheduleWithFixedDelay(this::reconcile, 0, 15, TimeUnit.MILLISECONDS);
    }

    /** @throws AssertionError if they stopped working, so that nothing moved */
    @Override
    public void close() {
        loop.shutdownNow();
        try {
            loop.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        client.close();
        if (broken != null) {
            throw new AssertionError("the controllers broke", broken);
        }
    }

    private void reconcile() {
        try {
            List<Deployment> all = client.apps()
                    .deployments()
                    .inNamespace(TestCluster.NAMESPACE)
                    .list()
                    .getItems();
            all.forEach(this::follow);
            collect(all.stream().map(one -> one.getMetadata().getName()).toList());
            client.genericKubernetesResources(TestCluster.CLUSTERS)
                    .inNamespace(TestCluster.NAMESPACE)
                    .list()
                    .getItems()
                    .forEach(this::recover);
            failures = 0;
        } catch (RuntimeException met) {
            // somebody else changed the object, or it is gone: looked at again, as controllers do
            broken = ++failures > STUBBORN ? met : null;
        }
    }

    private void follow(Deployment deployment) {
        String name = deployment.getMetadata().getName();
        ReplicaSet set = replicaSet(deployment);
        String hash = set.getMetadata().getLabels().get(HASH);
        List<Pod> pods = new ArrayList<>(podsOf(name));
        int wanted = Workload.replicas(deployment);
        long fresh = pods.stream().filter(pod -> hash.equals(label(pod, HASH))).count();
        boolean paused = Boolean.TRUE.equals(deployment.getSpec().getPaused());
        boolean rolling = pods.size() > fresh;
        int look = looks.merge(name + hash, 1, Integer::sum);
        boolean held = rolling && fresh == 1 && look < HELD;
        if (fresh < wanted && !paused && !held && (pods.size() < wanted + 1 || !rolling)) {
            create(deployment, hash);
        } else if (pods.size() > wanted && !held && !(paused && rolling)) {
            pods.stream()
                    .filter(pod -> !hash.equals(label(pod, HASH)) || fresh > wanted)
                    .findFirst()
                    .ifPresent(pod -> client.resource(pod).delete());
        }
        report(deployment, hash);
    }

    private void create(Deployment deployment, String hash) {
        String name = deployment.getMetadata().getName() + "-" + hash + "-" + ++made;
        var template = deployment.getSpec().getTemplate();
        client.resource(new PodBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(TestCluster.NAMESPACE)
                        .withLabels(template.getMetadata().getLabels())
                        .addToLabels(HASH, hash)
                        .addToLabels(OWNER, deployment.getMetadata().getName())
                        .endMetadata()
                        .withSpec(template.getSpec())
                        .withNewStatus()
                        .withPhase("Running")
                        .withPodIP("10.1.0." + made)
                        .addNewCondition()
                        .withType("Ready")
                        .withStatus("True")
                        .endCondition()
                        .endStatus()
                        .build())
                .create();
    }

    private void report(Deployment deployment, String hash) {
        List<Pod> now = podsOf(deployment.getMetadata().getName());
        int updated =
                (int) now.stream().filter(pod -> hash.equals(label(pod, HASH))).count();
        var status = new DeploymentStatusBuilder()
                .withObservedGeneration(deployment.getMetadata().getGeneration())
                .withReplicas(now.size())
                .withUpdatedReplicas(updated)
                .withReadyReplicas(now.size())
                .build();
        String revision = replicaSet(deployment).getMetadata().getAnnotations().get(REVISION);
        if (!status.equals(deployment.getStatus()) || !revision.equals(annotation(deployment))) {
            deployments().withName(deployment.getMetadata().getName()).edit(current -> {
                current.setStatus(status);
                current.getMetadata().setAnnotations(Map.of(REVISION, revision));
                return current;
            });
        }
    }

    private ReplicaSet replicaSet(Deployment deployment) {
        var template = deployment.getSpec().getTemplate();
        String hash = Integer.toHexString(Objects.hash(
                template.getMetadata().getLabels(), template.getSpec().getContainers()));
        String name = deployment.getMetadata().getName() + "-" + hash;
        var known = client.apps().replicaSets().inNamespace(TestCluster.NAMESPACE).list().getItems().stream()
                .filter(set -> deployment
                        .getMetadata()
                        .getName()
                        .equals(set.getMetadata().getLabels().get(OWNER)))
                .toList();
        return known.stream()
                .filter(set -> set.getMetadata().getName().equals(name))
                .findFirst()
                .orElseGet(() -> client.resource(new ReplicaSetBuilder()
                                .withNewMetadata()
                                .withName(name)
                                .withNamespace(TestCluster.NAMESPACE)
                                .withLabels(template.getMetadata().getLabels())
                                .addToLabels(HASH, hash)
                                .addToLabels(OWNER, deployment.getMetadata().getName())
                                .addToAnnotations(REVISION, Integer.toString(known.size() + 1))
                                .endMetadata()
                                .withNewSpec()
                                .withNewSelectorLike(deployment.getSpec().getSelector())
                                .endSelector()
                                .withNewTemplateLike(template)
                                .editMetadata()
                                .addToLabels(HASH, hash)
                                .endMetadata()
                                .endTemplate()
                                .endSpec()
                                .build())
                        .create());
    }

    /** Pods whose Deployment is gone. */
    private void collect(List<String> deployments) {
        client.pods().inNamespace(TestCluster.NAMESPACE).list().getItems().stream()
                .filter(pod -> label(pod, OWNER) != null && !deployments.contains(label(pod, OWNER)))
                .forEach(pod -> client.resource(pod).delete());
    }

    /** One phase a look, as the operator words them. */
    private void recover(GenericKubernetesResource cluster) {
        String name = cluster.getMetadata().getName();
        int look = looks.merge("cluster " + cluster.getMetadata().getUid(), 1, Integer::sum);
        String phase = look < 8 ? "Setting up primary" : "Cluster in healthy state";
        cluster.setAdditionalProperty("status", Map.of("phase", phase, "readyInstances", look < 8 ? 0 : 1));
        if (look == 1 || look == 8) {
            client.genericKubernetesResources(TestCluster.CLUSTERS)
                    .inNamespace(TestCluster.NAMESPACE)
                    .resource(cluster)
                    .update();
        }
        if (look == 1) {
            client.resource(new SecretBuilder()
                            .withNewMetadata()
                            .withName(name + "-app")
                            .withNamespace(TestCluster.NAMESPACE)
                            .endMetadata()
                            .addToData("username", "YXBw")
                            .addToData("password", "aHVudGVyMg==")
                            .addToData("dbname", "YWlvbmlz")
                            .build())
                    .createOr(secret -> secret.update());
        }
    }

    private List<Pod> podsOf(String deployment) {
        return client.pods()
                .inNamespace(TestCluster.NAMESPACE)
                .withLabel(OWNER, deployment)
                .list()
                .getItems();
    }

    private NonNamespaceOperation<Deployment, ?, ? extends Resource<Deployment>> deployments() {
        return client.apps().deployments().inNamespace(TestCluster.NAMESPACE);
    }

    private static String label(Pod pod, String key) {
        return pod.getMetadata().getLabels().get(key);
    }

    private static String annotation(Deployment deployment) {
        Map<String, String> all = deployment.getMetadata().getAnnotations();
        return all == null ? null : all.get(REVISION);
    }
}
