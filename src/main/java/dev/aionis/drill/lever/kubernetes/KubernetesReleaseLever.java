package dev.aionis.drill.lever.kubernetes;

import dev.aionis.drill.config.KubernetesApi;
import dev.aionis.drill.config.KubernetesConfig;
import dev.aionis.drill.lever.Change;
import dev.aionis.drill.lever.ReleaseLever;
import dev.aionis.drill.lever.Undo;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.model.DrillId;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetList;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The API's Deployment: a candidate is put beside it as the configuration says, and taken away again. */
public final class KubernetesReleaseLever implements ReleaseLever {

    private static final String RELEASE = "release";

    private final Cluster cluster;
    private final KubernetesApi names;
    private final Workload api;
    private final CanaryWay way;
    private final Kubectl kubectl;
    private final PodFiles files;
    private final Addresses addresses;

    /**
     * Where the two arms of a comparison answer, where that is not a pod's own address.
     *
     * @param canary in front of the candidate's pods
     * @param baseline in front of a pod of the known-good release
     */
    public record Addresses(Optional<URI> canary, Optional<URI> baseline) {}

    /** @param folder for logs, until they are evidence */
    public KubernetesReleaseLever(
            Cluster cluster, KubernetesConfig config, Addresses addresses, DrillId drill, Path folder) {
        this.cluster = cluster;
        this.names = config.api().orElseThrow();
        this.addresses = addresses;
        this.kubectl = Kubectl.of(config);
        this.api = workload(config, names.deployment());
        this.way = switch (config.canary().way()) {
            case COPY ->
                new CopiedCanary(cluster, api, config.canary().name(), new DrillName(drill), Patience.of(config));
            case DEPLOYMENT ->
                new NamedCanary(
                        cluster, workload(config, config.canary().deployment().orElseThrow()));
            case ROLLOUT -> new RolloutCanary(cluster, api, Patience.of(config));
        };
        this.files = new PodFiles(cluster, api.paths(), folder);
    }

    @Override
    public String name() {
        return RELEASE;
    }

    @Override
    public List<String> gaps() {
        return List.of(
                "kubernetes can't ask a registry: whether a release could be deployed is unproven unless a ReplicaSet of"
                        + " it exists",
                "a Service shares evenly: the candidate's share follows from the number of its pods, not from"
                        + " rollback.canary-weight exactly");
    }

    @Override
    public Change<CanarySlice> deployCanary(String candidate, String knownGood, double weight) {
        Deployment live = api.read();
        CanaryPlan plan = plan(live, candidate, knownGood, weight);
        var parameters = new HashMap<>(plan.parameters());
        parameters.put(RELEASE, knownGood);
        parameters.put(CanaryWay.API_REPLICAS, Integer.toString(Workload.replicas(live)));
        return new Change<>(
                "canary " + candidate + " deployed beside " + knownGood,
                new Undo(name(), way.verb(), parameters),
                () -> slice(way.deploy(plan), knownGood));
    }

    @Override
    public void undo(Undo undo) {
        // their logs go with the candidate's pods
        files.keepLogs(api.name(), this::all, names.container());
        way.undo(undo.parameters());
    }

    @Override
    public List<String> byHand(Undo undo) {
        return way.byHand(undo.parameters(), kubectl);
    }

    @Override
    public boolean undone(Undo undo) {
        Deployment now = api.read();
        Optional<String> release = Optional.of(undo.parameter(RELEASE));
        return way.undone(undo.parameters())
                && Image.parse(api.containerOf(now).getImage()).tag().equals(release)
                && CanaryWay.apiIsBack(now, undo.parameters());
    }

    @Override
    public List<ReplicaStatus> status() {
        return all().stream().map(this::status).toList();
    }

    /** Known where a ReplicaSet of it exists, so that its image was there once; the API server asks no registry. */
    @Override
    public Optional<Boolean> available(String release) {
        Deployment live = api.read();
        boolean known = cluster
                .read(ApiCall.get(api.paths().replicaSets(live.getSpec().getSelector())), ReplicaSetList.class)
                .getItems()
                .stream()
                .map(set -> Pods.container(set.getSpec().getTemplate().getSpec().getContainers(), names.container()))
                .anyMatch(container -> Image.parse(container.getImage()).tag().equals(Optional.of(release)));
        return known ? Optional.of(true) : Optional.empty();
    }

    @Override
    public List<String> planned(String candidate, String knownGood, double weight) {
        CanaryPlan plan = plan(api.read(), candidate, knownGood, weight);
        return Stream.concat(
                        plan.calls().stream().map(ApiCall::toString),
                        plan.undo().stream().map(call -> "undo: " + call))
                .toList();
    }

    @Override
    public List<Path> logs() {
        files.keepLogs(api.name(), this::all, names.container());
        files.keepEvents(api.name());
        return files.files();
    }

    private CanaryPlan plan(Deployment live, String candidate, String knownGood, double weight) {
        Image image = Image.parse(api.containerOf(live).getImage());
        if (!image.tag().equals(Optional.of(knownGood))) {
            throw new DrillException(
                    "Deployment " + api.name() + ", runs release " + image.tag().orElse("(no tag)") + ", expected "
                            + knownGood + ", which a rollback is to end on",
                    "set release.rollback to what runs, or deploy that release first");
        }
        if (!Workload.settled(live, Workload.replicas(live))) {
            throw new DrillException(
                    "Deployment " + api.name() + ", not settled: " + Workload.figures(live)
                            + ", expected all of it updated and ready",
                    "kubectl rollout status deployment/" + api.name());
        }
        var repository = new Image(names.image().orElse(image.repository()), Optional.empty());
        return way.plan(repository.tagged(candidate), live, weight);
    }

    private CanarySlice slice(List<Pod> candidates, String knownGood) {
        Optional<URI> baseline = api.pods().stream()
                .filter(Pods::ready)
                .filter(pod -> api.imageOf(pod).tag().equals(Optional.of(knownGood)))
                .flatMap(pod -> address(pod).stream())
                .findFirst();
        Optional<URI> canary = candidates.stream()
                .filter(Pods::ready)
                .flatMap(pod -> address(pod).stream())
                .findFirst();
        return new CanarySlice(
                addresses.canary().or(() -> canary), addresses.baseline().or(() -> baseline));
    }

    /** Every pod that callers may be answered by; a standing canary's may be among the API's. */
    private List<Pod> all() {
        var found = new ArrayList<>(api.pods());
        way.pods().stream()
                .filter(pod ->
                        found.stream().noneMatch(other -> Pods.identity(other).equals(Pods.identity(pod))))
                .forEach(found::add);
        return found.stream()
                .filter(Pods::wanted)
                .sorted(Comparator.comparing(Pods::name))
                .toList();
    }

    private ReplicaStatus status(Pod pod) {
        return new ReplicaStatus(
                Pods.name(pod),
                address(pod).orElseGet(() -> URI.create("http://" + Pods.name(pod) + ":" + names.port())),
                api.imageOf(pod).tag(),
                Pods.identity(pod),
                Optional.of(Pods.ready(pod)));
    }

    private Optional<URI> address(Pod pod) {
        return Pods.address(pod)
                .map(ip -> ip.contains(":") ? "[" + ip + "]" : ip)
                .map(ip -> URI.create("http://" + ip + ":" + names.port()));
    }

    private Workload workload(KubernetesConfig config, String deployment) {
        return new Workload(cluster, new Paths(config.namespace()), deployment, names.container(), Patience.of(config));
    }
}
