package dev.aionis.drill.run;

import dev.aionis.drill.aionis.OutboxEvent;
import dev.aionis.drill.aionis.WrittenNode;
import dev.aionis.drill.evidence.SampleTable;
import dev.aionis.drill.evidence.charts.BacklogChart;
import dev.aionis.drill.evidence.charts.LedgerChart;
import dev.aionis.drill.evidence.charts.RollbackChart;
import dev.aionis.drill.facts.AuditSeen;
import dev.aionis.drill.facts.BacklogFacts;
import dev.aionis.drill.facts.BacklogFigures;
import dev.aionis.drill.facts.BacklogSeen;
import dev.aionis.drill.facts.CurveSeen;
import dev.aionis.drill.facts.DerivedSeen;
import dev.aionis.drill.facts.Figures;
import dev.aionis.drill.facts.LedgerAround;
import dev.aionis.drill.facts.LoadSeen;
import dev.aionis.drill.facts.Premises;
import dev.aionis.drill.facts.RequestsSeen;
import dev.aionis.drill.facts.SharedFacts;
import dev.aionis.drill.facts.WorkerFacts;
import dev.aionis.drill.ledger.Audit;
import dev.aionis.drill.ledger.AuditScope;
import dev.aionis.drill.load.LoadPlan;
import dev.aionis.drill.load.LoadTrace;
import dev.aionis.drill.model.BacklogSample;
import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.RequestSample;
import dev.aionis.drill.model.StopMode;
import io.restassured.filter.Filter;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What scenario C leaves after three hours, kept by the drill's own parts: its folder, ledger, tables, facts and
 * judgements are those of a drill; only the three hours did not pass. Here because those parts are the package's own.
 */
public final class LongDrill {

    private static final Duration CLAIM_TIMEOUT = Duration.ofMinutes(5);
    private static final Duration SUSTAINED = Duration.ofMinutes(5);
    private static final Duration OBJECTIVE = Duration.ofHours(2);

    private final DrillRun run;
    private final ScenarioLog log;
    private final Stage stage;
    private final LongSamples samples;
    private final int writes;
    private AuditSeen audit;
    private int ended;
    private DerivedSeen derived;
    private CurveSeen curve;

    /** @param config the configuration of an embedded drill */
    public LongDrill(Path base, Path config, int writes) {
        this.writes = writes;
        this.run = new DrillRun(
                new DrillSettings(base, base, config, Map.of(), Map.of(), Optional.empty()), new RunListener() {
                    @Override
                    public void attached(Attachment attachment) {}

                    @Override
                    public List<Filter> httpFilters() {
                        return List.of();
                    }
                });
        ScenarioLog preconditions = run.select(Scenario.PRECONDITIONS, List.of("The configuration is complete"));
        preconditions.begin();
        preconditions.stepStarted(1, "The configuration is complete");
        run.configure(preconditions);
        preconditions.stepDone();
        preconditions.end();
        this.samples = new LongSamples(Instant.now().minus(Duration.ofHours(4)), writes);
        this.log = run.select(Scenario.WORKER_RECOVERY, List.of("The worker is away for an hour and comes back"));
        this.stage = new Stage(run, log);
        log.begin();
        log.stepStarted(1, "The worker is away for an hour and comes back");
    }

    public Path ledger() {
        return stage.file("ledger", "writes.ledger");
    }

    public String storageKey() {
        return stage.scope().storageKey();
    }

    public String clientIdPrefix() {
        return stage.clientIdPrefix() + "callers-";
    }

    public Instant sentAt(int write) {
        return samples.writeAt(write);
    }

    public Path folder() {
        return stage.evidence().root();
    }

    /** Audits the ledger against the database, and keeps its list. */
    public void audit(Connection database) {
        var scope = new AuditScope(storageKey(), stage.clientIdPrefix(), Optional.empty());
        var report = new Audit().run(ledger(), database, scope, stage.file("ledger", "audit.tsv"));
        stage.attach("Ledger audit", "ledger", "audit.txt", report.describe() + "\n");
        audit = new AuditSeen(
                stage.path("ledger", "writes.ledger"),
                stage.path("ledger", "audit.tsv"),
                storageKey(),
                stage.clientIdPrefix(),
                Optional.empty(),
                writes);
        stage.figures("ledger", new Figures.LedgerClasses(audit, false));
    }

    /** Keeps all samples, which a drill does as it goes. */
    public void keep(Iterable<WrittenNode> nodes, Iterable<OutboxEvent> events) {
        var requests = new KeptSamples<RequestSample>(stage, SampleTable.REQUESTS, "requests.csv");
        ended = requests.keep("callers", samples.requests());
        var backlog = new KeptSamples<BacklogSample>(stage, SampleTable.BACKLOG, "backlog.csv");
        int sampled = backlog.keep("outbox", samples.backlog());
        derived = new DerivedSeen(stage.path("worker", "nodes.csv.gz"), stage.path("worker", "events.csv.gz"));
        DerivedSeen.NODES.write(stage.evidence(), derived.nodes(), nodes);
        DerivedSeen.EVENTS.write(stage.evidence(), derived.events(), events);
        curve = new CurveSeen(
                new BacklogSeen(backlog.path(), sampled),
                samples.stopped(),
                samples.stopped(),
                samples.restarted(),
                SUSTAINED);
    }

    /** Judges what rests on them. */
    public List<Criterion> judge() {
        stage.figures("drain", new BacklogFacts.Drain(curve, CLAIM_TIMEOUT));
        stage.figures("peak", new BacklogFacts.Peak(curve, CLAIM_TIMEOUT));
        var load = new Premises.LoadAsPlanned(new LoadSeen(List.of(new LoadSeen.Arm(
                "callers",
                new RequestsSeen(stage.path("samples", "requests.csv"), LongSamples.TARGET, ended),
                trace()))));
        return List.of(
                stage.judged(new WorkerFacts.Grew(curve, 5), load),
                stage.judged(new WorkerFacts.Drained(curve), load),
                stage.judged(new WorkerFacts.DrainTime(curve, OBJECTIVE, CLAIM_TIMEOUT), load),
                stage.judged(new SharedFacts.NoLostWrites(audit), load),
                stage.judged(new WorkerFacts.Derived(audit, derived), load),
                stage.judged(new WorkerFacts.Effects(audit, derived), load));
    }

    /** Ends the drill: its record is written, rendered, filed and sealed. */
    public void end() {
        log.stepDone();
        log.end();
        run.close();
    }

    private LoadTrace trace() {
        var plan = new LoadPlan(
                samples.writesPerSecond(),
                LongSamples.RECALLS_PER_SECOND,
                stage.scope(),
                stage.clientIdPrefix() + "callers",
                Duration.ofSeconds(5),
                1,
                20,
                Duration.ofSeconds(5));
        var phase = new LoadTrace.Stretch("three hours", samples.from(), samples.to(), true, Map.of());
        return new LoadTrace(plan, List.of(phase), List.of(), List.of());
    }

    /** Draws the charts of all three scenarios. */
    public void draw() {
        var figures = new BacklogFigures(curve.curve(stage.raw()), CLAIM_TIMEOUT);
        stage.attachChart(
                "Backlog",
                "backlog.png",
                BacklogChart.draw(figures.story(samples.backlog(), StopMode.KILL, Optional.empty(), OBJECTIVE)));
        stage.attachChart(
                "Rollback",
                "rollback.png",
                RollbackChart.draw(new RollbackChart.RollbackStory(
                        samples.requests(),
                        samples.stopped(),
                        Optional.of(samples.stopped().plusSeconds(240)),
                        Optional.empty(),
                        Optional.of(samples.stopped().plusSeconds(300)),
                        Optional.of(samples.restarted()),
                        Optional.of(samples.restarted().plusSeconds(60)),
                        OBJECTIVE)));
        stage.attachChart(
                "Ledger",
                "ledger.png",
                LedgerChart.draw(new LedgerChart.LedgerStory(
                        LedgerAround.writes(stage.raw(), audit), samples.restarted(), samples.to())));
    }
}
