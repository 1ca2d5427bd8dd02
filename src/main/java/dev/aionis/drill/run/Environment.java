package dev.aionis.drill.run;

import dev.aionis.drill.aionis.AionisApi;
import dev.aionis.drill.aionis.AionisDatabase;
import dev.aionis.drill.aionis.ApiTarget;
import dev.aionis.drill.aionis.ArchiverStatus;
import dev.aionis.drill.aionis.Health;
import dev.aionis.drill.criteria.ArchiveState;
import dev.aionis.drill.criteria.Check;
import dev.aionis.drill.criteria.PreconditionCriteria;
import dev.aionis.drill.lever.RestoreLever.Backup;
import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.Span;
import dev.aionis.drill.record.DrillHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The preconditions: each is looked at, none is taken from the configuration's word. */
public final class Environment implements ScenarioKit {

    /** Without these on, an acknowledged write may be lost and no ledger verdict means anything. */
    private static final List<String> DURABILITY =
            List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums");

    private final Stage stage;
    private AionisDatabase database;
    private Topology topology;
    private AccessLook access;
    private List<Replica> answering = List.of();

    /** A replica that answered, and what it said. */
    private record Replica(ApiTarget target, Health health) {}

    Environment(Stage stage) {
        this.stage = stage;
    }

    /** Reads the configuration: all that is wrong with it at once, before anything starts. */
    public void readConfiguration() {
        stage.run().configure(stage.log());
    }

    /** Starts the embedded deployment, or reaches the external one. */
    public void reachDeployment() {
        stage.run().connect(stage.log());
        stage.deployment().levers().forEach(lever -> lever.gaps().forEach(gap -> stage.say("note: " + gap)));
        database = stage.openDatabase();
        topology = new Topology(stage.deployment());
        access = new AccessLook(stage, database);
        answering = stage.deployment().replicas().stream()
                .flatMap(target -> health(target).stream().map(health -> new Replica(target, health)))
                .toList();
        stage.attachJson("Deployment", "preconditions", "identity.json", database.identity());
    }

    public Criterion apiReplicas() {
        int objective = stage.config().objectives().preconditions().apiReplicas();
        return stage.judged(PreconditionCriteria.apiReplicas(answering.size(), objective));
    }

    public Criterion distinctReplicas() {
        return stage.judged(PreconditionCriteria.distinctReplicas(answering.size(), topology.distinct(targets())));
    }

    public Criterion workerApart() {
        return stage.judged(PreconditionCriteria.workerApart(topology.workerApart()));
    }

    public Criterion externalDatabase() {
        Set<Optional<String>> hashes = answering.stream()
                .map(replica -> replica.health().databaseTargetHash())
                .collect(Collectors.toSet());
        return stage.judged(PreconditionCriteria.externalDatabase(
                List.of(topology.oneDatabase(hashes), topology.databaseOnHostsOfItsOwn(targets()))));
    }

    public Criterion apiCredentials() {
        return stage.judged(PreconditionCriteria.apiCredentials(access.credentials()));
    }

    public Criterion clocks() {
        return stage.judged(access.clocks());
    }

    public Criterion databasePrivileges() {
        return stage.judged(PreconditionCriteria.databasePrivileges(access.privileges()));
    }

    public Criterion gatePrograms() {
        return stage.judged(PreconditionCriteria.gatePrograms(access.gatePrograms()));
    }

    /** Judged only where the configuration says how incidents show. */
    public List<Criterion> noOpenIncident() {
        if (stage.config().monitoring().incidents().isEmpty()) {
            stage.say("monitoring.incidents is not configured: nobody looked for an open incident");
        }
        return stage.config().monitoring().incidents().stream()
                .map(incidents -> new IncidentLook(stage).at(incidents))
                .map(looks -> stage.judged(PreconditionCriteria.noOpenIncident(looks)))
                .toList();
    }

    public Criterion monitoring() {
        return stage.judged(PreconditionCriteria.monitoring(new MonitoringLook(stage).monitoring()));
    }

    public Criterion alertChannel() {
        return stage.judged(PreconditionCriteria.alertChannel(new MonitoringLook(stage).alertChannel()));
    }

    public Criterion rollbackArtifact() {
        String release = stage.config().release().rollback();
        Check check = stage.deployment()
                .release()
                .available(release)
                .map(there -> Check.of("release " + release, there, there ? "can be deployed" : "was not found"))
                .orElseGet(() -> Check.unknown("release " + release, "the release lever can't look for it"));
        return stage.judged(PreconditionCriteria.rollbackArtifact(check));
    }

    public Criterion durability() {
        Map<String, String> settings = database.show(DURABILITY);
        List<Check> checks = DURABILITY.stream()
                .map(name -> settings.containsKey(name)
                        ? Check.of(name, settings.get(name).equals("on"), settings.get(name))
                        : Check.unknown(name, "this role may not see it"))
                .toList();
        return stage.judged(PreconditionCriteria.durability(
                Stream.concat(checks.stream(), Stream.of(nobodyElsewise())).toList()));
    }

    public Criterion archiving() {
        return stage.judged(PreconditionCriteria.archiving(archive()));
    }

    public Criterion archiveAge() {
        return stage.judged(PreconditionCriteria.archiveAge(
                archive(), stage.config().objectives().preconditions().archiveAge()));
    }

    public Criterion backupAge() {
        Optional<Instant> finished = stage.deployment().restore().backup().flatMap(Backup::finishedAt);
        return stage.judged(PreconditionCriteria.backupAge(
                finished.map(this::ago),
                stage.config().objectives().preconditions().backupAge()));
    }

    /** By what the lever knows, and by the records of former drills. */
    public Criterion restoreRehearsed() {
        Optional<Instant> recorded = new DrillHistory(stage.run().settings().records())
                .lastRestore(stage.config().environment());
        Optional<Instant> last = Stream.concat(stage.deployment().restore().lastRehearsal().stream(), recorded.stream())
                .max(Comparator.naturalOrder());
        return stage.judged(PreconditionCriteria.restoreRehearsed(
                last.map(this::ago), stage.config().objectives().preconditions().restoreRehearsedDays()));
    }

    @Override
    public void close() {
        Closeables.closeAll(database);
    }

    /** No role of the API or the worker may have a durability setting of its own. */
    private Check nobodyElsewise() {
        List<String> own = database.settingsOfRoles().stream()
                .filter(setting -> DURABILITY.stream().anyMatch(setting::contains))
                .toList();
        return Check.of("no role has other values", own.isEmpty(), String.join(", ", own));
    }

    private ArchiveState archive() {
        ArchiverStatus archiver = database.archiver();
        String mode = database.show(List.of("archive_mode")).getOrDefault("archive_mode", "off");
        return new ArchiveState(
                !mode.equals("off"),
                archiver.lastArchivedAge().map(Span::exactly),
                archiver.failing() ? archiver.lastFailedWal() : Optional.empty());
    }

    private List<ApiTarget> targets() {
        return answering.stream().map(Replica::target).toList();
    }

    private Duration ago(Instant moment) {
        return Duration.between(moment, stage.clock().instant());
    }

    private Optional<Health> health(ApiTarget target) {
        try (var api = new AionisApi(target, stage.clock())) {
            return api.health().body();
        }
    }
}
