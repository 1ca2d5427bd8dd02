package dev.aionis.drill.run;

import dev.aionis.drill.aionis.AionisDatabase;
import dev.aionis.drill.facts.DerivedSeen;

/** Keeps what became of a scenario's writes: a row for each node, and one for each outbox event. */
final class DerivedTables {

    private final Stage stage;
    private final AionisDatabase database;

    DerivedTables(Stage stage, AionisDatabase database) {
        this.stage = stage;
        this.database = database;
    }

    DerivedSeen kept() {
        var seen = new DerivedSeen(stage.path("worker", "nodes.csv.gz"), stage.path("worker", "events.csv.gz"));
        try (var nodes = DerivedSeen.NODES.open(stage.evidence(), seen.nodes());
                var events = DerivedSeen.EVENTS.open(stage.evidence(), seen.events())) {
            database.derivedRows(stage.scope().storageKey(), stage.clientIdPrefix(), nodes::add, events::add);
        }
        return seen;
    }
}
