package dev.aionis.drill.sandbox.balancer;

import dev.aionis.drill.sandbox.defect.Defect;
import dev.aionis.drill.sandbox.defect.Defects;
import dev.aionis.drill.sandbox.defect.ReplicaDefect;
import io.undertow.server.HttpServerExchange;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A rotation that takes a lost backend out late or never, takes all others out as well, or has one out for good. */
final class DefectiveRotation extends Rotation {

    private static final Duration LATE = Duration.ofSeconds(4);
    private static final Duration RELOAD = Duration.ofSeconds(3);

    private final ReplicaDefect defect;
    private final List<Backend> all;
    /** When each was lost, by the clock of {@link System#nanoTime}. */
    private final Map<Backend, Long> lost = new HashMap<>();

    private final AtomicInteger requests = new AtomicInteger();
    private volatile boolean keepingTheDead;

    private DefectiveRotation(ReplicaDefect defect, List<Backend> all, WeightedTurns turns) {
        super(all, turns);
        this.defect = defect;
        this.all = all;
    }

    /** A sound one where the defect is none of its. */
    static Rotation of(Optional<Defect> defect, List<Backend> backends, WeightedTurns turns) {
        return Defects.ofKind(defect, ReplicaDefect.class)
                .<Rotation>map(one -> new DefectiveRotation(one, backends, turns))
                .orElseGet(() -> new Rotation(backends, turns));
    }

    /** A dead backend's share of the requests goes nowhere: the balancer tries no other, and answers 503 itself. */
    @Override
    protected Host selectHost(HttpServerExchange exchange) {
        boolean turnOfTheDead = keepingTheDead && requests.getAndIncrement() % all.size() == 0;
        return turnOfTheDead ? null : super.selectHost(exchange);
    }

    /** A backend that was never in rotation, or is drained, is none of the defect's. */
    @Override
    synchronized boolean update(Backend backend) {
        if (backend.ready() || backend.drained() || !has(backend)) {
            keepingTheDead &= !lost.containsKey(backend);
            boolean forGood = defect == ReplicaDefect.NEVER_TAKEN_IN_AGAIN && lost.containsKey(backend);
            return !(forGood && backend.ready() && !backend.drained()) && taken(backend);
        }
        lost.putIfAbsent(backend, System.nanoTime());
        keepingTheDead = defect == ReplicaDefect.DEAD_REPLICA_KEPT
                || (defect == ReplicaDefect.TAKEN_OUT_LATE && !passed(backend, LATE));
        if (keepingTheDead) {
            return false;
        }
        boolean changed = super.update(backend);
        if (changed && defect == ReplicaDefect.RELOADS_ON_LOSS) {
            reload();
        }
        return changed;
    }

    private boolean taken(Backend backend) {
        boolean reloading = defect == ReplicaDefect.RELOADS_ON_LOSS
                && lost.keySet().stream().anyMatch(one -> !passed(one, RELOAD));
        return !reloading && super.update(backend);
    }

    private boolean passed(Backend backend, Duration since) {
        return System.nanoTime() - lost.get(backend) > since.toNanos();
    }

    /** The next checks take the backends in again, once it is over. */
    private void reload() {
        all.stream().filter(this::has).forEach(this::takeOut);
    }
}
