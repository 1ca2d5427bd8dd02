package dev.aionis.drill.lever;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Puts a candidate release on a canary slice of the API; the undo is the rollback. */
public interface ReleaseLever extends Lever {

    Change<CanarySlice> deployCanary(String candidate, String knownGood, double weight);

    List<ReplicaStatus> status();

    /** Whether {@code release} could be deployed now: image, package or tag was found; empty where nobody can look. */
    Optional<Boolean> available(String release);

    /** What the deployment and its rollback would do, exactly: commands, API calls; nothing is done. */
    List<String> planned(String candidate, String knownGood, double weight);

    /** Logs of replicas and migrations, as evidence and to look for contract violations. */
    List<Path> logs();

    /**
     * Where the two arms of the comparison answer.
     *
     * @param canary a replica on the candidate; empty where it can't be reached by itself
     * @param baseline a replica on the known-good release
     */
    record CanarySlice(Optional<URI> canary, Optional<URI> baseline) {}

    /**
     * One replica.
     *
     * @param url where it answers
     * @param release what it runs; empty where the lever can't see it
     * @param identity what tells it from the others: a process, a pod, a container or an address
     * @param ready whether the lever holds it for rolled out and taken in; empty where it can't see that
     */
    record ReplicaStatus(String name, URI url, Optional<String> release, String identity, Optional<Boolean> ready) {}
}
