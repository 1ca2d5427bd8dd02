package dev.aionis.drill.lever;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Kills one API replica and keeps it away; the undo brings it back on the release that it ran. */
public interface ReplicaLever extends Lever {

    /**
     * @param replica name of the one to kill; empty for the last
     * @throws dev.aionis.drill.model.DrillException if there is no such replica, or no other beside it
     */
    Change<KilledReplica> kill(Optional<String> replica);

    /** Every replica that the lever sees, by its name. */
    List<ReplicaStatus> status();

    /** What {@link #kill} and its undo would do, exactly: commands, signals, API calls; nothing is done. */
    List<String> planned(Optional<String> replica);

    /** Logs of the replicas, as evidence. */
    List<Path> logs();

    /**
     * The replica that was killed.
     *
     * @param name as the drill probes it
     * @param identity what told it from the others: a process, a pod, a container or an address
     */
    record KilledReplica(String name, String identity) {}

    /**
     * One replica.
     *
     * @param serving whether it is ready and gets callers' requests; empty where the lever can't see that
     * @param detail state in a few words
     */
    record ReplicaStatus(String name, String identity, Optional<Boolean> serving, String detail) {}
}
