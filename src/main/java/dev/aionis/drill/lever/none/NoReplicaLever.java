package dev.aionis.drill.lever.none;

import dev.aionis.drill.lever.Change;
import dev.aionis.drill.lever.ReplicaLever;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Replicas can't be killed here. */
public final class NoReplicaLever extends NoLever implements ReplicaLever {

    public NoReplicaLever() {
        super("replica", "scenario D does not run");
    }

    @Override
    public Change<KilledReplica> kill(Optional<String> replica) {
        throw missing();
    }

    @Override
    public List<ReplicaStatus> status() {
        return List.of();
    }

    @Override
    public List<String> planned(Optional<String> replica) {
        return List.of();
    }

    @Override
    public List<Path> logs() {
        return List.of();
    }
}
