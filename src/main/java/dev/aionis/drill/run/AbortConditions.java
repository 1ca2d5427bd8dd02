package dev.aionis.drill.run;

import dev.aionis.drill.aionis.AionisDatabase;
import dev.aionis.drill.aionis.ReplicationLag;
import dev.aionis.drill.config.AbortConfig;
import dev.aionis.drill.criteria.BacklogLimit;
import dev.aionis.drill.criteria.CallersWindow;
import dev.aionis.drill.criteria.ErrorRateLimit;
import dev.aionis.drill.criteria.LatencyLimit;
import dev.aionis.drill.criteria.ReplicationLagLimit;
import dev.aionis.drill.evidence.DiskRoom;
import dev.aionis.drill.evidence.Reserve;
import dev.aionis.drill.model.BacklogSample;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.model.RequestSample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The abort conditions that are configured, each with what is needed to look at it. */
final class AbortConditions implements AutoCloseable {

    /** A database that hangs is no reason to look at nothing else. */
    private static final Duration STATEMENT_LIMIT = Duration.ofSeconds(3);

    private final Stage stage;
    private final AbortConfig limits;
    private final Function<Instant, List<RequestSample>> callers;
    private final AionisDatabase database;
    private final List<AlertsLookout> alerts = new ArrayList<>();

    /** @param callers the callers' requests that ended since a moment */
    AbortConditions(Stage stage, Function<Instant, List<RequestSample>> callers) {
        this.stage = stage;
        this.limits = stage.config().abort();
        this.callers = callers;
        this.database = new AionisDatabase(stage.deployment().database(), STATEMENT_LIMIT);
    }

    List<Lookout> lookouts() {
        var all = new ArrayList<Lookout>();
        all.add(errorRate(new ErrorRateLimit(limits.errorRate(), limits.minimumSamples())));
        limits.latency().ifPresent(limit -> all.add(latency(new LatencyLimit(limit, limits.minimumSamples()))));
        all.add(backlog(new BacklogLimit(limits.backlog())));
        limits.replicationLag().ifPresent(limit -> all.add(replication(new ReplicationLagLimit(limit))));
        all.add(diskRoom());
        if (limits.onUnexpectedAlert()) {
            var watched = new AlertsLookout(stage);
            alerts.add(watched);
            all.add(new Lookout("unexpected alerts", "none", watched::look));
        }
        return all;
    }

    /** What callers saw until now. */
    CallersWindow window() {
        Instant now = stage.clock().instant();
        return CallersWindow.of(callers.apply(now.minus(limits.window())), now, limits.window());
    }

    @Override
    public void close() {
        database.hangUp();
        Closeables.closeAll(database);
        alerts.forEach(Closeables::closeAll);
    }

    private Lookout errorRate(ErrorRateLimit limit) {
        return new Lookout("error rate", percent(limit.limit()), () -> {
            CallersWindow window = window();
            boolean judged = window.requests() >= limit.minimumSamples();
            return new Look(ErrorRateLimit.seen(window), judged ? window.errorRate() : -1, limit.breach(window));
        });
    }

    private Lookout latency(LatencyLimit limit) {
        return new Lookout("latency", seconds(limit.limit()), () -> {
            CallersWindow window = window();
            boolean judged = window.latency().answers() >= limit.minimumSamples();
            double p95 = window.latency().p95().toNanos();
            return new Look(LatencyLimit.seen(window), judged ? p95 : -1, limit.breach(window));
        });
    }

    private Lookout backlog(BacklogLimit limit) {
        return new Lookout("backlog", limit.rows() + " rows", () -> {
            BacklogSample sample = database.backlog(stage.clock().instant());
            return new Look(BacklogLimit.seen(sample), sample.pending(), limit.breach(sample));
        });
    }

    private Lookout replication(ReplicationLagLimit limit) {
        return new Lookout("replication lag", seconds(limit.limit()), () -> {
            ReplicationLag lag = database.replicationLag();
            if (lag.standbys() == 0) {
                return new Look("no standby is connected", -1, limit.breach(Duration.ZERO, 0));
            }
            if (!lag.visible()) {
                throw new DrillException(
                        "role " + stage.deployment().database().user() + " may not see the lag of standbys",
                        "grant pg_read_all_stats to it");
            }
            return new Look(
                    ReplicationLagLimit.seen(lag.longest(), lag.standbys()),
                    lag.longest().toNanos(),
                    limit.breach(lag.longest(), lag.standbys()));
        });
    }

    /** Not configured: what can't be written down proves nothing, and an undo should not have to be lucky. */
    private Lookout diskRoom() {
        Path folder = stage.evidence().root();
        return new Lookout("room for the record", "1 MB", () -> {
            DiskRoom room = room(folder);
            boolean low = room.free() < Reserve.LOW;
            String seen = room + " on the disk of " + folder;
            return new Look(seen, -room.free(), low ? Optional.of(seen + ", limit 1 MB") : Optional.empty());
        });
    }

    private static DiskRoom room(Path folder) {
        try {
            return DiskRoom.of(folder);
        } catch (IOException unseen) {
            throw new UncheckedIOException(unseen);
        }
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", share * 100);
    }

    private static String seconds(Duration length) {
        return String.format(Locale.ROOT, "%.1f s", length.toNanos() / 1e9);
    }
}
