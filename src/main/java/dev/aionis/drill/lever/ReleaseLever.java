package dev.aionis.drill.lever;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** Puts a candidate release on a canary slice of the API; the undo is the rollback. */
public interface ReleaseLever extends Lever {

    Change<CanarySlice> deployCanary(String candidate, String knownGood, double weight);

    List<ReplicaStatus> status();

    /** True where {@code release} could be deployed now: image, package or tag was found. */
    boolean available(String release);

    /** Logs of replicas and migrations, as evidence and to look for contract violations. */
    List<Path> logs();

    /**
     * Where the two arms of the comparison answer.
     *
     * @param canary a replica on the candidate
     * @param baseline a replica on the known-good release
     */
    record CanarySlice(URI canary, URI baseline) {}

    /** One replica: where it answers, what release it runs and whether the balancer sends it requests. */
    record ReplicaStatus(String name, URI url, String release, String identity, boolean ready) {}
}
