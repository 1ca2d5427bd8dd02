package dev.aionis.drill.run;

import dev.aionis.drill.await.Wait;
import dev.aionis.drill.criteria.PassCriterion;
import dev.aionis.drill.evidence.SampleTable;
import dev.aionis.drill.facts.AlertTable;
import dev.aionis.drill.facts.AlertsSeen;
import dev.aionis.drill.facts.DisruptedSeen;
import dev.aionis.drill.facts.ServiceFigures;
import dev.aionis.drill.facts.SharedFacts;
import dev.aionis.drill.model.AlertSample;
import dev.aionis.drill.model.BoundedInstant;
import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.observe.AlertTrack;
import dev.aionis.drill.observe.AlertWatch;
import dev.aionis.drill.observe.monitoring.AlertSource;
import dev.aionis.drill.observe.monitoring.Alertmanager;
import dev.aionis.drill.observe.monitoring.Prometheus;
import dev.aionis.drill.record.MeasuredKey;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether monitoring notices a scenario's disruption, and how soon: polls the expected alerts from the steady state to
 * the end of the scenario. Where none are expected it does nothing, and says so in the record.
 */
final class DetectionWatch implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final Stage stage;
    private final Duration objective;
    private final List<String> alerts;
    private final Optional<AlertWatch> watch;
    private final KeptSamples<AlertSample> kept;
    private DisruptedSeen disrupted;
    private BoundedInstant moment;
    private Instant undone;

    private DetectionWatch(Stage stage, List<String> alerts, Optional<Duration> objective) {
        this.stage = stage;
        this.kept = new KeptSamples<>(stage, SampleTable.ALERTS, "alerts.csv");
        this.alerts = alerts;
        this.objective = objective.orElse(Duration.ZERO);
        this.watch = alerts.isEmpty() ? Optional.empty() : Optional.of(open(stage, alerts));
    }

    static DetectionWatch ofRollback(Stage stage) {
        return new DetectionWatch(
                stage,
                stage.config().monitoring().alerts().rollback(),
                stage.config().objectives().rollback().alert());
    }

    static DetectionWatch ofWorker(Stage stage) {
        return new DetectionWatch(
                stage,
                stage.config().monitoring().alerts().worker(),
                stage.config().objectives().worker().alert());
    }

    static DetectionWatch ofReplica(Stage stage) {
        return new DetectionWatch(
                stage,
                stage.config().monitoring().alerts().replica(),
                stage.config().objectives().replica().alert());
    }

    /** Begins to look, in the steady state: an alert counts only if it was quiet before the disruption. */
    void start() {
        watch.ifPresentOrElse(
                polls -> {
                    stage.log().expect(PassCriterion.ALERT_DETECTED);
                    polls.start();
                },
                () -> stage.measured(MeasuredKey.ALERT_DETECTION, "no alerts are expected here"));
    }

    /** When the disruption began. */
    void disrupted(DisruptedSeen seen) {
        disrupted = seen;
        moment = seen.moment(stage.raw());
    }

    /** Keeps the disruption up until every expected alert fired, or surely did not within the objective. */
    void awaitDecided() {
        watch.ifPresent(polls -> stage.await(
                Wait.upTo(objective.plus(TIMEOUT).plus(TIMEOUT))
                        .forThe("the expected alerts to fire")
                        .showing(() -> AlertTable.inShort(tracks())),
                () -> tracks().stream().allMatch(this::decided)));
    }

    /** Empty where no alerts are expected. */
    Optional<Criterion> detected() {
        return watch.map(polls -> stage.judged(new SharedFacts.AlertDetected(seen(polls), objective)));
    }

    /** From here on the alerts may resolve. */
    void undone(Instant at) {
        undone = at;
    }

    /** When the first of the alerts was seen firing. */
    Optional<Instant> firedAt() {
        return watch.isEmpty()
                ? Optional.empty()
                : tracks().stream()
                        .flatMap(track -> track.fired().stream())
                        .map(BoundedInstant::latest)
                        .min(Instant::compareTo);
    }

    /** Ends the polls and keeps what they saw: every sample, a table, and each alert as a measurement. */
    void finish() {
        watch.ifPresent(polls -> {
            polls.close();
            var figures = new ServiceFigures.Alerts(seen(polls), Optional.ofNullable(undone));
            AlertTable table = figures.table(stage.raw());
            stage.attach("Alerts", "alerts", "detection.txt", table.text());
            stage.figures("alerts", figures);
        });
    }

    @Override
    public void close() {
        watch.ifPresent(AlertWatch::close);
    }

    private List<AlertTrack> tracks() {
        return AlertsSeen.tracks(alerts, watch.orElseThrow().samples(), moment);
    }

    /** What the polls told so far, kept. */
    private AlertsSeen seen(AlertWatch polls) {
        return new AlertsSeen(kept.path(), kept.keep("", polls.samples()), alerts, disrupted);
    }

    private boolean decided(AlertTrack track) {
        return track.fired().isPresent()
                || track.broken().isPresent()
                || track.quiet().compareTo(objective) > 0;
    }

    /** Alerts are looked for where they arrive; in Prometheus only where nothing else is known. */
    private static AlertWatch open(Stage stage, List<String> alerts) {
        AlertSource source = stage.deployment()
                .alertApi()
                .<AlertSource>map(api -> new Alertmanager(api, TIMEOUT))
                .orElseGet(() -> new Prometheus(
                        URI.create(stage.config().monitoring().prometheus().orElseThrow()), TIMEOUT));
        stage.say("expecting " + String.join(", ", alerts) + " in " + source.name());
        return new AlertWatch(source, alerts, stage.config().observe().alertInterval(), stage.clock());
    }
}
