package dev.aionis.drill.run;

import dev.aionis.drill.aionis.AionisApi;
import dev.aionis.drill.aionis.AionisDatabase;
import dev.aionis.drill.aionis.ApiTarget;
import dev.aionis.drill.aionis.ArchiverStatus;
import dev.aionis.drill.aionis.Health;
import dev.aionis.drill.config.DeploymentConfig;
import dev.aionis.drill.config.SafetyConfig;
import dev.aionis.drill.criteria.ArchiveState;
import dev.aionis.drill.criteria.Check;
import dev.aionis.drill.criteria.PassCriterion;
import dev.aionis.drill.facts.PreconditionFacts;
import dev.aionis.drill.lever.RestoreLever.Backup;
import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.Span;
import dev.aionis.drill.record.history.DrillHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The preconditions: each is looked at, none is taken from the configuration's word. */
public final class Environment implements ScenarioKit {

    private final Stage stage;
    private AionisDatabase database;
    private Topology topology;
    private AccessLook access;
    private List<Replica> answering = List.of();
    private DatabaseSeen seen;

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
        stage.run().levers().forEach(lever -> lever.gaps().forEach(gap -> stage.say("note: " + gap)));
        new AllowedLevers(stage.config()).gaps().forEach(gap -> stage.say("note: " + gap));
        database = stage.openDatabase();
        topology = new Topology(stage.deployment());
        access = new AccessLook(stage, database);
        answering = stage.deployment().replicas().stream()
                .flatMap(target -> health(target).stream().map(health -> new Replica(target, health)))
                .toList();
        stage.attachJson("Deployment", "preconditions", "identity.json", database.identity());
        seen = DatabaseSeen.by(stage.deployment(), stage.clock());
        stage.run().interlock().remember(seen);
    }

    /** No other drill runs here, and, where something is pinned, it is the place that was meant. */
    public List<Criterion> interlocks() {
        return Stream.concat(Stream.of(oneDrill()), pinnedIdentity().stream()).toList();
    }

    Criterion oneDrill() {
        return stage.judged(
                PreconditionFacts.OneDrill.of(stage.run().interlock().refusal()));
    }

    List<Criterion> pinnedIdentity() {
        SafetyConfig pins = stage.config().safety();
        // the embedded deployment is another one each time
        if (stage.config().deployment().kind() == DeploymentConfig.Kind.EXTERNAL) {
            seen.notPinned(pins).forEach(note -> stage.say("note: " + note));
        }
        List<Check> looks = seen.against(pins);
        return looks.isEmpty() ? List.of() : List.of(looked(PassCriterion.PINNED_IDENTITY, looks));
    }

    /** Nothing is left of an earlier drill; or is cleared now, where that was asked for. */
    public Criterion noResidue() {
        return new ResidueLook(stage).judged();
    }

    public Criterion apiReplicas() {
        int objective = stage.config().objectives().preconditions().apiReplicas();
        return stage.judged(new PreconditionFacts.Replicas(
                targets().stream().map(ApiTarget::name).toList(), objective));
    }

    public Criterion distinctReplicas() {
        return stage.judged(new PreconditionFacts.Processes(answering.size(), topology.distinct(targets())));
    }

    public Criterion workerApart() {
        return looked(PassCriterion.WORKER_APART, List.of(topology.workerApart()));
    }

    public Criterion externalDatabase() {
        Set<Optional<String>> hashes = answering.stream()
                .map(replica -> replica.health().databaseTargetHash())
                .collect(Collectors.toSet());
        return looked(
                PassCriterion.EXTERNAL_DATABASE,
                List.of(topology.oneDatabase(hashes), topology.databaseOnHostsOfItsOwn(targets())));
    }

    public Criterion apiCredentials() {
        return looked(PassCriterion.API_CREDENTIALS, List.of(access.credentials()));
    }

    public Criterion clocks() {
        return stage.judged(access.clocks());
    }

    public Criterion databasePrivileges() {
        return looked(PassCriterion.DATABASE_PRIVILEGES, access.privileges());
    }

    public Criterion gatePrograms() {
        return looked(PassCriterion.GATE_PROGRAMS, access.gatePrograms());
    }

    /** Judged only where the configuration says how incidents show. */
    public List<Criterion> noOpenIncident() {
        if (stage.config().monitoring().incidents().isEmpty()) {
            stage.say("monitoring.incidents is not configured: nobody looked for an open incident");
        }
        return stage.config().monitoring().incidents().stream()
                .map(incidents -> new IncidentLook(stage).at(incidents))
                .map(looks -> looked(PassCriterion.NO_OPEN_INCIDENT, looks))
                .toList();
    }

    public Criterion monitoring() {
        return looked(PassCriterion.MONITORING, new MonitoringLook(stage).monitoring());
    }

    public Criterion alertChannel() {
        boolean refused = stage.run().interlock().refusal().isPresent();
        return looked(
                PassCriterion.ALERT_CHANNEL,
                refused
                        ? List.of(Check.unknown("test alert", "not sent, since this drill may not run here"))
                        : new MonitoringLook(stage).alertChannel());
    }

    public Criterion rollbackArtifact() {
        String release = stage.config().release().rollback();
        Check check = stage.deployment()
                .release()
                .available(release)
                .map(there -> Check.of("release " + release, there, there ? "can be deployed" : "was not found"))
                .orElseGet(() -> Check.unknown("release " + release, "the release lever can't look for it"));
        return looked(PassCriterion.ROLLBACK_ARTIFACT, List.of(check));
    }

    public Criterion durability() {
        return stage.judged(new PreconditionFacts.Settings(
                database.show(PreconditionFacts.DURABILITY), database.settingsOfRoles()));
    }

    public Criterion archiving() {
        return stage.judged(new PreconditionFacts.Archiving(archive()));
    }

    public Criterion archiveAge() {
        return stage.judged(new PreconditionFacts.ArchiveAge(
                archive(), stage.config().objectives().preconditions().archiveAge()));
    }

    public Criterion backupAge() {
        Optional<Instant> finished = stage.deployment().restore().backup().flatMap(Backup::finishedAt);
        return stage.judged(new PreconditionFacts.BackupAge(
                finished.map(this::ago),
                stage.config().objectives().preconditions().backupAge()));
    }

    /** By what the lever knows, and by the records of former drills. */
    public Criterion restoreRehearsed() {
        Optional<Instant> recorded = new DrillHistory(stage.run().settings().records())
                .lastRestore(stage.config().environment());
        Optional<Instant> last = Stream.concat(stage.deployment().restore().lastRehearsal().stream(), recorded.stream())
                .max(Comparator.naturalOrder());
        return stage.judged(new PreconditionFacts.Rehearsal(
                last.map(this::ago), stage.config().objectives().preconditions().restoreRehearsedDays()));
    }

    @Override
    public void close() {
        Closeables.closeAll(database);
    }

    private Criterion looked(PassCriterion criterion, List<Check> looks) {
        return stage.judged(new PreconditionFacts.Looks(criterion, looks));
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
