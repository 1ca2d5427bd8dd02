package dev.aionis.drill.run;

import dev.aionis.drill.aionis.ApiTarget;
import dev.aionis.drill.aionis.DatabaseAccess;
import dev.aionis.drill.lever.Lever;
import dev.aionis.drill.lever.ReleaseLever;
import dev.aionis.drill.lever.ReplicaLever;
import dev.aionis.drill.lever.RestoreLever;
import dev.aionis.drill.lever.WorkerLever;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The system under drill: where it answers, and the levers that change it. */
interface Deployment extends AutoCloseable {

    /** What callers use: the balancer. */
    ApiTarget api();

    /** Every API replica by itself. */
    List<ApiTarget> replicas();

    /** An API process at another address, e.g. a canary or one on a restored copy, reached with the same key. */
    ApiTarget at(String name, URI url);

    DatabaseAccess database();

    /** True where the API's database URL and ours name the same address, so that target hashes can be compared. */
    boolean sameDatabaseAddress();

    /** How long the claims of a dead worker keep others from its rows. */
    Duration claimTimeout();

    List<URI> dashboards();

    /** Base URL of the Alertmanager API, if there is one. */
    Optional<URI> alertApi();

    WorkerLever worker();

    ReleaseLever release();

    RestoreLever restore();

    ReplicaLever replica();

    /** Where gate commands run. */
    Path gateDirectory();

    /** What gate commands need to know, besides their own environment. */
    Map<String, String> gateEnvironment();

    /** Values that must not be seen in any file. */
    List<String> secrets();

    default List<Lever> levers() {
        return List.of(worker(), release(), restore(), replica());
    }

    /** Ends what the drill started. */
    @Override
    void close();
}
