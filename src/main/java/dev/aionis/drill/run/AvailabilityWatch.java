package dev.aionis.drill.run;

import dev.aionis.drill.aionis.AionisApi;
import dev.aionis.drill.aionis.ApiTarget;
import dev.aionis.drill.config.ObserveConfig;
import dev.aionis.drill.evidence.SampleTable;
import dev.aionis.drill.facts.ProbeAvailability;
import dev.aionis.drill.facts.ProbesSeen;
import dev.aionis.drill.facts.ServiceFigures;
import dev.aionis.drill.model.ProbeSample;
import dev.aionis.drill.model.TenantScope;
import dev.aionis.drill.observe.AvailabilityProbe;
import dev.aionis.drill.observe.ProbeIntervals;
import dev.aionis.drill.observe.ProbeResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Probes the health of every replica by itself, and through the balancer health, read and write as callers see them. */
final class AvailabilityWatch implements AutoCloseable {

    /** The probe of the health through the balancer. */
    static final String HEALTH = "health";

    private static final String REPLICA = HEALTH + " ";

    private final Stage stage;
    private final String folder;
    private final List<CallersView> callers = new ArrayList<>();
    private final List<AionisApi> apis = new ArrayList<>();
    private final List<AvailabilityProbe> replicas = new ArrayList<>();
    private final List<AvailabilityProbe> throughBalancer;
    private final KeptSamples<ProbeSample> kept;

    /** @param folder of the drill in which the table of its outages is kept */
    AvailabilityWatch(Stage stage, String folder) {
        this.stage = stage;
        this.folder = folder;
        this.kept = new KeptSamples<>(stage, SampleTable.PROBES, "probes.csv");
        for (ApiTarget replica : stage.deployment().replicas()) {
            AionisApi api = open(replica);
            replicas.add(probe(REPLICA + replica.name(), () -> ProbeResult.of(api.health())));
        }
        AionisApi api = open(stage.deployment().api());
        throughBalancer = new ArrayList<>();
        var sample = new CallersView(api, stage.scope(), stage.probeIdPrefix());
        throughBalancer.add(probe(HEALTH, sample::health));
        addCallers(sample, "");
        stage.config()
                .observe()
                .otherTenants()
                .forEach(tenant -> addCallers(
                        new CallersView(
                                api, new TenantScope(tenant, stage.scope().scope()), stage.probeIdPrefix()),
                        " " + tenant));
    }

    private void addCallers(CallersView view, String tenant) {
        ObserveConfig observe = stage.config().observe();
        callers.add(view);
        throughBalancer.add(probe("read" + tenant, view::read, observe.readProbeInterval()));
        throughBalancer.add(probe("write" + tenant, view::write, observe.writeProbeInterval()));
    }

    void start() {
        callers.forEach(CallersView::prepare);
        probes().forEach(AvailabilityProbe::start);
    }

    /** Something is about to be disturbed: what is seen of it from now on has the bounds of the short interval. */
    void watchClosely() {
        probes().forEach(AvailabilityProbe::watchClosely);
    }

    /** The disturbance is over. */
    void relax() {
        probes().forEach(AvailabilityProbe::relax);
    }

    /** Name of the probe of one replica by itself. */
    static String probeOf(String replica) {
        return REPLICA + replica;
    }

    /** Whether the replica is probed under this name. */
    boolean probes(String replica) {
        return replicas.stream().anyMatch(probe -> probe.name().equals(REPLICA + replica));
    }

    /** The last answer of a replica's health. */
    Optional<ProbeSample> latest(String replica) {
        return replicas.stream()
                .filter(probe -> probe.name().equals(REPLICA + replica))
                .findFirst()
                .flatMap(AvailabilityProbe::latest);
    }

    /** What the probes saw so far, kept. */
    ProbesSeen seen() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        probes().forEach(probe -> counts.put(probe.name(), kept.keep(probe.name(), probe.samples())));
        return new ProbesSeen(
                kept.path(),
                counts,
                replicas.stream().map(AvailabilityProbe::name).collect(Collectors.toSet()));
    }

    /** What the probes that ask as callers do saw so far. */
    Map<String, List<ProbeSample>> ofCallers() {
        return throughBalancer.stream().collect(Collectors.toMap(AvailabilityProbe::name, AvailabilityProbe::samples));
    }

    /** All that was asked until then as callers do has been answered, or given up; {@link Instant#MIN} if nothing was. */
    Instant answeredUntil() {
        return throughBalancer.stream()
                .map(probe -> probe.latest().map(ProbeSample::sentAt).orElse(Instant.MIN))
                .min(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    /**
     * Ends the probes, and keeps what they saw: every sample, a table, and the outages of each as a measurement.
     *
     * @return what they saw
     */
    ProbesSeen finish() {
        probes().forEach(AvailabilityProbe::close);
        ProbesSeen seen = seen();
        List<ProbeAvailability> tables = seen.samples(stage.raw()).entrySet().stream()
                .map(probe -> new ProbeAvailability(probe.getKey(), probe.getValue()))
                .toList();
        stage.attach("Availability by probe", folder, "probes.txt", ProbeAvailability.table(tables));
        stage.figures("availability", new ServiceFigures.Availability(seen));
        return seen;
    }

    @Override
    public void close() {
        probes().forEach(AvailabilityProbe::close);
        apis.forEach(AionisApi::close);
    }

    private Stream<AvailabilityProbe> probes() {
        return Stream.concat(replicas.stream(), throughBalancer.stream());
    }

    private AionisApi open(ApiTarget target) {
        var api = new AionisApi(target, stage.clock());
        apis.add(api);
        return api;
    }

    private AvailabilityProbe probe(String name, Callable<ProbeResult> ask) {
        return probe(name, ask, Duration.ZERO);
    }

    /** @param shortest between two of its probes, up or down: what it asks for may have a rate limit */
    private AvailabilityProbe probe(String name, Callable<ProbeResult> ask, Duration shortest) {
        ObserveConfig observe = stage.config().observe();
        var intervals = ProbeIntervals.of(observe.probeInterval(), observe.probeIntervalDown())
                .noneBelow(shortest);
        return new AvailabilityProbe(name, ask, intervals, stage.clock());
    }
}
