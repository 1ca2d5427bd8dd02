package dev.aionis.drill.sandbox;

import dev.aionis.drill.sandbox.defect.Defect;
import dev.aionis.drill.sandbox.defect.GeneralDefect;
import dev.aionis.drill.sandbox.defect.WorkerDefect;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Services that are started where, as, or more often than nobody meant. */
final class DefectiveServices implements ServiceHost {

    private static final String WORKER = "worker";
    private static final String URL = "DATABASE_URL";
    private static final String PORT = "METRICS_PORT";

    private static final Set<Defect> ELSEWHERE =
            Set.of(GeneralDefect.HOSTS_IN_OTHER_TIME_ZONES, GeneralDefect.TIMES_WITHOUT_ZONE);

    private static final Set<Defect> THEIRS = Set.of(
            GeneralDefect.HOSTS_IN_OTHER_TIME_ZONES,
            GeneralDefect.TIMES_WITHOUT_ZONE,
            WorkerDefect.SECOND_WORKER,
            WorkerDefect.WORKER_ON_ANOTHER_DATABASE);

    private final ServiceHost sound;
    private final Defect defect;
    private final ClosingStack closing;
    private int workers;

    private DefectiveServices(ServiceHost sound, Defect defect, ClosingStack closing) {
        this.sound = sound;
        this.defect = defect;
        this.closing = closing;
    }

    /** {@code sound} itself where the defect is none of theirs. */
    static ServiceHost in(Optional<Defect> defect, ServiceHost sound, ClosingStack closing) {
        return defect.filter(THEIRS::contains)
                .<ServiceHost>map(one -> new DefectiveServices(sound, one, closing))
                .orElse(sound);
    }

    @Override
    public RunningService start(ServiceSpec spec) {
        if (ELSEWHERE.contains(defect)) {
            return sound.start(with(spec, "TZ", "America/St_Johns"));
        }
        if (!spec.name().equals(WORKER)) {
            return sound.start(spec);
        }
        workers++;
        if (defect == WorkerDefect.WORKER_ON_ANOTHER_DATABASE && workers > 1) {
            return sound.start(with(spec, URL, elsewhere(spec.environment().get(URL))));
        }
        if (defect == WorkerDefect.SECOND_WORKER && workers == 1) {
            closing.closing(sound.start(twinOf(spec)));
        }
        return sound.start(spec);
    }

    /** A database of the same server, which has no table of ours. */
    private static String elsewhere(String jdbcUrl) {
        return jdbcUrl.replaceFirst("/[^/?]+(?=$|\\?)", "/postgres");
    }

    private static ServiceSpec with(ServiceSpec spec, String name, String value) {
        var environment = new HashMap<>(spec.environment());
        environment.put(name, value);
        return new ServiceSpec(spec.name(), spec.main(), environment, spec.ports(), spec.log());
    }

    private static ServiceSpec twinOf(ServiceSpec spec) {
        int port = FreePorts.pick(1).get(0);
        var environment = new HashMap<>(spec.environment());
        environment.put(PORT, Integer.toString(port));
        environment.put("SERVICE_NAME", "forgotten");
        var log = spec.log().resolveSibling("forgotten.log");
        return new ServiceSpec("forgotten", spec.main(), environment, List.of(port), log);
    }

    @Override
    public URI amongServices(String service, URI url) {
        return sound.amongServices(service, url);
    }
}
