package dev.aionis.drill.lever.kubernetes;

import dev.aionis.drill.config.KubernetesApi;
import dev.aionis.drill.config.KubernetesConfig;
import dev.aionis.drill.config.KubernetesRestore;
import dev.aionis.drill.lever.Change;
import dev.aionis.drill.lever.RestoreLever;
import dev.aionis.drill.lever.Undo;
import dev.aionis.drill.model.DrillId;
import dev.aionis.drill.model.Phase;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Restores by CloudNativePG: a Cluster of the drill's own, bootstrapped from the live one's backups, deleted after. */
public final class KubernetesRestoreLever implements RestoreLever {

    private final Cluster cluster;
    private final KubernetesRestore names;
    private final KubernetesApi api;
    private final Paths paths;
    private final Kubectl kubectl;
    private final DrillName drill;
    private final Patience pods;
    private final Patience restored;
    private final InstantSource clock;
    private final Consumer<String> progress;
    private final PodFiles files;

    /**
     * @param limit after which a restore is given up
     * @param folder for logs, until they are evidence
     */
    public KubernetesRestoreLever(
            Cluster cluster,
            KubernetesConfig config,
            DrillId drill,
            Duration limit,
            Path folder,
            InstantSource clock,
            Consumer<String> progress) {
        this.cluster = cluster;
        this.names = config.restore().orElseThrow();
        this.api = config.api().orElseThrow();
        this.paths = new Paths(config.namespace());
        this.kubectl = Kubectl.of(config);
        this.drill = new DrillName(drill);
        this.pods = Patience.of(config);
        this.restored = new Patience(limit, config.poll());
        this.clock = clock;
        this.progress = progress;
        this.files = new PodFiles(cluster, paths, folder);
    }

    @Override
    public String name() {
        return "restore";
    }

    @Override
    public List<String> gaps() {
        var gaps = new ArrayList<String>();
        gaps.add("kubernetes can't look into a WAL archive: archive-continuity stays unproven");
        gaps.add("kubernetes keeps no word of earlier rehearsals: restore-rehearsed stays unproven");
        if (names.backupsOf().isEmpty()) {
            gaps.add("kubernetes.restore.backups-of is not set: nobody looks for a backup before the restore");
        }
        return gaps;
    }

    @Override
    public Optional<Backup> backup() {
        return names.backupsOf().map(live -> new BackupCatalogue(cluster, paths).newestOf(live));
    }

    @Override
    public Optional<Instant> lastRehearsal() {
        return Optional.empty();
    }

    @Override
    public Optional<ArchivedWal> archivedWal(String last) {
        return Optional.empty();
    }

    @Override
    public List<String> planned(Optional<Instant> target) {
        return List.of(
                create(target).toString(),
                createApi("(the live release)").toString(),
                "undo: " + delete(paths.deployment(apiName()), DeleteOptions.UID_TO_COME),
                "undo: " + delete(paths.cluster(names.name()), DeleteOptions.UID_TO_COME));
    }

    @Override
    public Change<RestoredCopy> restore(Optional<Instant> target) {
        ApiCall create = create(target);
        Undo undo = removal(drill.label());
        String moment = target.map(Instant::toString).orElse("the end of the archive");
        return new Change<>("isolated copy " + names.name() + " restored to " + moment, undo, () -> {
            cluster.send(create);
            var watch = new CopyWatch(cluster, ApiCall.get(paths.cluster(names.name())), clock, progress);
            try {
                return copy(watch.await(restored));
            } finally {
                keepLogs();
            }
        });
    }

    @Override
    public Optional<URI> startApi(RestoredCopy copy, String release) {
        cluster.send(createApi(release));
        Workload onCopy = workload(paths, apiName());
        try {
            onCopy.awaitReady(1);
            return onCopy.pods().stream()
                    .filter(Pods::ready)
                    .flatMap(pod -> Pods.address(pod).stream())
                    .findFirst()
                    .map(ip -> URI.create("http://" + ip + ":" + api.port()));
        } finally {
            files.keepLogs(apiName(), onCopy::pods, Optional.empty());
        }
    }

    @Override
    public String startsOnCopy() {
        return "the lever creates a Cluster and one Deployment of the API, and no worker";
    }

    @Override
    public List<Path> logs(RestoredCopy copy) {
        keepLogs();
        files.keepEvents(names.name());
        files.keep("kubernetes-restore-calls.txt", cluster.transcript());
        return files.files();
    }

    /** Deletes the two objects by name, and only where they carry this drill's label. */
    @Override
    public void undo(Undo undo) {
        Paths where = new Paths(undo.parameter("namespace"));
        String copy = undo.parameter("cluster");
        String label = undo.parameter(DrillName.DRILL);
        for (String path : List.of(where.deployment(copy + "-api"), where.cluster(copy))) {
            cluster.find(ApiCall.get(path)).ifPresent(json -> {
                var there =
                        Serialization.unmarshal(json, io.fabric8.kubernetes.api.model.GenericKubernetesResource.class);
                DrillName.require(there, label);
                cluster.find(delete(path, there.getMetadata().getUid()));
            });
        }
        pods.forThe("copy " + copy + " to be gone").until(() -> undone(undo));
    }

    @Override
    public List<String> byHand(Undo undo) {
        String copy = undo.parameter("cluster");
        String label = undo.parameter(DrillName.DRILL);
        return List.of(
                kubectl.delete("deployment", copy + "-api", label),
                kubectl.delete("clusters.postgresql.cnpg.io", copy, label));
    }

    /** By the name that every copy gets, and only with a label that a drill of this environment gives. */
    @Override
    public List<LeftCopy> leftovers() {
        return Stream.of(paths.cluster(names.name()), paths.deployment(apiName()))
                .flatMap(path -> cluster.find(ApiCall.get(path)).stream())
                .flatMap(json -> DrillName.of(json).stream())
                .filter(drill::sameEnvironment)
                .distinct()
                .map(label -> new LeftCopy(names.name() + " of " + label, removal(label)))
                .toList();
    }

    private Undo removal(String drillLabel) {
        return new Undo(
                name(),
                "destroy",
                Map.of("namespace", paths.namespace(), "cluster", names.name(), DrillName.DRILL, drillLabel));
    }

    /** Looks for the two objects, and for pods and volumes that they left. */
    @Override
    public boolean undone(Undo undo) {
        Paths where = new Paths(undo.parameter("namespace"));
        String copy = undo.parameter("cluster");
        return cluster.find(ApiCall.get(where.cluster(copy))).isEmpty()
                && cluster.find(ApiCall.get(where.deployment(copy + "-api"))).isEmpty()
                && none(where.pods(of(copy)))
                && none(where.volumes(of(copy)));
    }

    private boolean none(String path) {
        return Json.tree(cluster.send(ApiCall.get(path))).path("items").isEmpty();
    }

    private ApiCall create(Optional<Instant> target) {
        var template = new ClusterTemplate(names.clusterTemplate(), drill);
        return ApiCall.post(paths.clusters(), template.fill(names.name(), paths.namespace(), target));
    }

    private ApiCall createApi(String release) {
        Workload live = workload(paths, api.deployment());
        var onCopy = new CopiedApi(live, names, drill);
        return ApiCall.post(
                paths.deployments(), onCopy.on(live.read(), apiName(), release, filled(names.secret()), api.image()));
    }

    private static ApiCall delete(String path, String uid) {
        return ApiCall.delete(path, DeleteOptions.whole(uid));
    }

    private RestoredCopy copy(List<Phase> phases) {
        CopyLogin login = CopyLogin.read(cluster, paths.secret(filled(names.secret())));
        String address = "jdbc:postgresql://" + filled(names.host()) + ":" + names.port() + "/" + login.database();
        return new RestoredCopy(names.name(), address, login.user(), login.password(), phases);
    }

    private void keepLogs() {
        Workload copy = workload(paths, names.name());
        files.keepLogs(names.name(), () -> copy.pods(of(names.name())), Optional.of("postgres"));
    }

    /** As CloudNativePG labels what belongs to a Cluster. */
    private static LabelSelector of(String copy) {
        return new LabelSelectorBuilder()
                .addToMatchLabels("cnpg.io/cluster", copy)
                .build();
    }

    private String apiName() {
        return names.name() + "-api";
    }

    private String filled(String pattern) {
        return pattern.replace("{name}", names.name()).replace("{namespace}", paths.namespace());
    }

    private Workload workload(Paths where, String deployment) {
        return new Workload(cluster, where, deployment, api.container(), pods);
    }
}
