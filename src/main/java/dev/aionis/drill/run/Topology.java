package dev.aionis.drill.run;

import dev.aionis.drill.aionis.ApiTarget;
import dev.aionis.drill.aionis.DatabaseTargetHash;
import dev.aionis.drill.criteria.Check;
import dev.aionis.drill.lever.ReleaseLever.ReplicaStatus;
import dev.aionis.drill.lever.WorkerLever.WorkerStatus;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether replicas, worker and database stand apart, as far as levers and name resolution show it. */
final class Topology {

    private static final Set<String> LOOPBACK = Set.of("loopback");

    private final Deployment deployment;
    private final List<ReplicaStatus> replicas;

    Topology(Deployment deployment) {
        this.deployment = deployment;
        this.replicas = deployment.release().status();
    }

    /**
     * How many different processes are behind replicas that answered: as many as there are places where they answer, and
     * no more than the lever sees.
     */
    int distinct(List<ApiTarget> answering) {
        long places = answering.stream()
                .map(target -> HostNames.place(target.base()))
                .distinct()
                .count();
        long seen = replicas.stream().map(ReplicaStatus::identity).distinct().count();
        return (int) (replicas.isEmpty() ? places : Math.min(places, seen));
    }

    Check workerApart() {
        WorkerStatus worker = deployment.worker().status();
        if (worker.replicas().isEmpty()) {
            return Check.unknown("worker", worker.detail());
        }
        int running = worker.replicas().getAsInt();
        boolean shared =
                replicas.stream().anyMatch(replica -> replica.identity().equals(worker.identity()));
        return Check.of(
                "worker " + worker.identity(),
                running > 0 && !shared,
                running + " running" + (shared ? ", in a process of the API" : ", apart from the API"));
    }

    /** The database that is audited must be the one that every replica writes to. */
    Check oneDatabase(Set<Optional<String>> targetHashes) {
        Optional<String> expected = DatabaseTargetHash.of(deployment.database().jdbcUrl());
        boolean one = targetHashes.size() == 1 && !targetHashes.contains(Optional.<String>empty());
        boolean ours = !deployment.sameDatabaseAddress() || targetHashes.contains(expected);
        String where = deployment.database().where();
        return Check.of(
                "every replica on one database, the one that is audited",
                one && ours,
                one ? (ours ? where : "the replicas are on another database than " + where) : "hashes " + targetHashes);
    }

    /** A database on the host of a replica goes down with it. Where everything is on this machine, hosts tell nothing. */
    Check databaseOnHostsOfItsOwn(List<ApiTarget> answering) {
        String asked = "database on no host of an API replica";
        Optional<Set<String>> database = HostNames.addresses(deployment.database());
        if (database.isEmpty()) {
            return Check.unknown(asked, "the host in " + deployment.database().where() + " has no address here");
        }
        Set<String> apis = answering.stream()
                .flatMap(target -> HostNames.addresses(target.base().getHost()).stream())
                .collect(Collectors.toSet());
        if (database.get().equals(LOOPBACK) && apis.equals(LOOPBACK)) {
            return Check.of(asked, true, "all of it on this machine, processes of their own");
        }
        var shared = new TreeSet<>(apis);
        shared.retainAll(database.get());
        return Check.of(asked, shared.isEmpty(), shared.isEmpty() ? "" : "shared: " + String.join(", ", shared));
    }
}
