package dev.aionis.drill.run;

import java.util.Map;
import java.util.function.Function;

/** Makes the kit that a scenario class asks for. */
final class Kits {

    private static final Map<Class<? extends ScenarioKit>, Function<Stage, ScenarioKit>> KITS = Map.of(
            Environment.class, Environment::new,
            DatabaseRestore.class, DatabaseRestore::new,
            ApiRollback.class, ApiRollback::new,
            WorkerRecovery.class, WorkerRecovery::new,
            ReplicaLoss.class, ReplicaLoss::new,
            Closing.class, Closing::new);

    private Kits() {}

    static ScenarioKit make(Class<? extends ScenarioKit> type, Stage stage) {
        Function<Stage, ScenarioKit> maker = KITS.get(type);
        if (maker == null) {
            throw new IllegalArgumentException("no kit of type " + type.getName() + ", there are " + KITS.keySet());
        }
        return maker.apply(stage);
    }
}
