package dev.aionis.drill.run;

import dev.aionis.drill.aionis.AionisApi;
import dev.aionis.drill.aionis.AionisDatabase;
import dev.aionis.drill.aionis.ApiTarget;
import dev.aionis.drill.aionis.DerivedState;
import dev.aionis.drill.aionis.MemoryWrite;
import dev.aionis.drill.aionis.Migration;
import dev.aionis.drill.await.Wait;
import dev.aionis.drill.criteria.Check;
import dev.aionis.drill.facts.MigrationComparison;
import dev.aionis.drill.facts.RollbackFacts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the release that was rolled back to can live with what the candidate left: by the lists of migrations, by
 * use, and by what the replicas' logs say.
 */
final class SchemaProof {

    /** A worker that can do an event needs a few poll intervals, and one that can't tries it again and again. */
    private static final Duration WITHOUT_PROGRESS = Duration.ofSeconds(20);

    private final Stage stage;
    private final AionisDatabase database;
    private final List<Migration> known;
    private final List<Migration> now;
    private final LedgeredLoad load;
    private final ContractScan scan;

    SchemaProof(Stage stage, AionisDatabase database, List<Migration> knownToRollback, LedgeredLoad load) {
        this.stage = stage;
        this.database = database;
        this.known = knownToRollback;
        this.now = database.migrations();
        this.load = load;
        List<Path> logs = stage.deployment().release().logs();
        logs.forEach(log -> stage.attachLog("Log " + log.getFileName(), log));
        this.scan = ContractScan.of(logs);
    }

    RollbackFacts.Compatibility facts() {
        var proofs = new ArrayList<Check>();
        stage.deployment().replicas().forEach(replica -> proofs.addAll(byUse(replica)));
        proofs.add(processed());
        return new RollbackFacts.Compatibility(known, now, proofs, scan.logsSearched(), scan.violations());
    }

    /** A table of the migrations before the candidate and after the rollback. */
    String migrations() {
        return new MigrationComparison(known, now).describe();
    }

    /** For the record: what the logs said. */
    String findings() {
        return scan.violations().isEmpty() ? "none observed" : String.join("; ", scan.violations());
    }

    /** The replica reads what the candidate wrote, recalls, and writes itself. */
    private List<Check> byUse(ApiTarget replica) {
        try (var api = new AionisApi(replica, stage.clock())) {
            String own = stage.run().id() + "-proof-" + replica.name();
            var written =
                    api.write(new MemoryWrite(stage.scope(), "ha-drill", own, "proof by use on " + replica.name()));
            var recalled = api.recall(stage.scope(), "proof by use", 1);
            return List.of(
                    readsTheCandidates(api, replica),
                    Check.of(replica.name() + " writes", written.ok(), written.detail()),
                    Check.of(replica.name() + " recalls", recalled.ok(), recalled.detail()));
        }
    }

    private Check readsTheCandidates(AionisApi api, ApiTarget replica) {
        String name = replica.name() + " reads what the candidate wrote";
        return load.lastAcknowledged(CanaryWatch.CANARY)
                .map(clientId -> {
                    var found = api.find(stage.scope(), clientId);
                    boolean there =
                            found.body().flatMap(nodes -> nodes.node(clientId)).isPresent();
                    return Check.of(name, there, clientId + ": " + found.detail());
                })
                .orElseGet(() -> Check.unknown(name, "no write of the candidate was acknowledged"));
    }

    /** The events that the candidate and the rollback release left are all worked off. */
    private Check processed() {
        var workOff =
                new OutboxWorkOff(WITHOUT_PROGRESS, derived(), stage.clock().instant());
        stage.await(
                Wait.upTo(stage.config().rollback().limit())
                        .forThe("the scenario's outbox events to be published")
                        .every(Duration.ofMillis(200)),
                () -> workOff.over(derived(), stage.clock().instant()));
        return workOff.judged();
    }

    private DerivedState derived() {
        return database.derivedState(stage.scope().storageKey(), stage.clientIdPrefix());
    }
}
