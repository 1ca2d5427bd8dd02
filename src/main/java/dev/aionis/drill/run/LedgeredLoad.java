package dev.aionis.drill.run;

import dev.aionis.drill.aionis.AionisApi;
import dev.aionis.drill.aionis.ApiTarget;
import dev.aionis.drill.config.LoadConfig;
import dev.aionis.drill.ledger.Ledger;
import dev.aionis.drill.load.LoadGenerator;
import dev.aionis.drill.load.LoadPlan;
import dev.aionis.drill.load.LoadReport;
import dev.aionis.drill.model.RequestSample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The load of one scenario: one ledger, and a generator for each address that is loaded. The first is what callers
 * use; a canary comparison adds an arm for each release.
 */
final class LedgeredLoad implements AutoCloseable {

    private final Stage stage;
    private final Ledger ledger;
    private final Map<String, LoadGenerator> generators = new LinkedHashMap<>();
    private final List<AutoCloseable> opened = new ArrayList<>();
    private boolean stopped;

    LedgeredLoad(Stage stage) {
        this.stage = stage;
        this.ledger = Ledger.create(stage.file("ledger/" + stage.letter() + ".ledger"), stage.clock());
        opened.add(ledger);
    }

    /**
     * Starts to load an address.
     *
     * @param share of the configured rates
     */
    void start(ApiTarget target, double share) {
        LoadConfig load = stage.config().load();
        var plan = new LoadPlan(
                load.writesPerSecond() * share,
                load.recallsPerSecond() * share,
                stage.scope(),
                stage.clientIdPrefix() + target.name(),
                load.timeout(),
                stage.seed(),
                load.minimumSamples(),
                load.longestGap());
        var api = new AionisApi(target, stage.clock());
        opened.add(api);
        var generator = new LoadGenerator(plan, api, ledger, stage.clock());
        opened.add(generator);
        generators.put(target.name(), generator);
        generator.start();
    }
}
