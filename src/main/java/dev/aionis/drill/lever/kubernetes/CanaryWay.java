package dev.aionis.drill.lever.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a candidate is put beside the API, and away again. */
interface CanaryWay {

    /** Of the undo: how many the API was to have before the canary. */
    String API_REPLICAS = "apiReplicas";

    /**
     * Whether the API is rolled out with as many pods as it was to have before the canary; where the undo does not say
     * how many, with all that are asked for now.
     */
    static boolean apiIsBack(Deployment now, Map<String, String> parameters) {
        int former = Optional.ofNullable(parameters.get(API_REPLICAS))
                .map(Integer::valueOf)
                .orElseGet(() -> Workload.replicas(now));
        return Workload.rolledOut(now, former);
    }

    /** Verb of the undo, by which a journal names it. */
    String verb();

    /**
     * Nothing is done.
     *
     * @param image of the candidate
     * @param api the API's Deployment as it is
     * @param weight share of the requests that the candidate is to get
     */
    CanaryPlan plan(String image, Deployment api, double weight);

    /** Carries the plan out, and waits until the candidate's pods are ready. */
    List<Pod> deploy(CanaryPlan plan);

    /** Pods of the candidate's that the API's selector does not find. */
    default List<Pod> pods() {
        return List.of();
    }

    /** Idempotent. */
    void undo(Map<String, String> parameters);

    /** The commands by which a person does what {@link #undo} does. */
    List<String> byHand(Map<String, String> parameters, Kubectl kubectl);

    /** Looks whether the former state is there; whoever asks looks whether all the API's pods are ready. */
    boolean undone(Map<String, String> parameters);

    /**
     * How many pods get the weight, where a Service shares evenly: whole pods, and at least one.
     *
     * @param others pods of the known-good release
     */
    static int copies(double weight, int others) {
        return (int) Math.max(1, Math.round(weight * others / (1 - weight)));
    }

    /** Guarded: refused where the containers are not the ones that were seen. */
    static List<Map<String, Object>> setImage(int container, String name, String image) {
        String path = "/spec/template/spec/containers/" + container;
        return List.of(
                Map.of("op", "test", "path", path + "/name", "value", name),
                Map.of("op", "replace", "path", path + "/image", "value", image));
    }
}
