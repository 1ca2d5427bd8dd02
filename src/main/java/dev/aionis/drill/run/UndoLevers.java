package dev.aionis.drill.run;

import dev.aionis.drill.config.ConfigReading;
import dev.aionis.drill.config.DeploymentConfig;
import dev.aionis.drill.config.DrillConfig;
import dev.aionis.drill.docker.Engine;
import dev.aionis.drill.docker.Leftovers;
import dev.aionis.drill.lever.JournalHead;
import dev.aionis.drill.lever.Lever;
import dev.aionis.drill.lever.local.GoneWithTheDrill;
import dev.aionis.drill.model.DrillId;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The levers of a configuration, made again to undo what a drill left. Making them changes nothing. */
final class UndoLevers implements AutoCloseable {

    private final List<Lever> levers;
    private final AutoCloseable opened;
    private final Consumer<String> learn;

    private UndoLevers(List<Lever> levers, AutoCloseable opened, Consumer<String> learn) {
        this.levers = List.copyOf(levers);
        this.opened = opened;
        this.learn = learn;
    }

    /**
     * @param head of the drill's journal
     * @param folder the drill's
     * @param work where drills keep what lives only as long as they
     * @param say told where a job is, clean of secrets
     * @throws dev.aionis.drill.model.DrillException if a lever can't be made, e.g. since its command is missing
     */
    static UndoLevers of(
            ConfigReading reading,
            JournalHead head,
            Path folder,
            Path work,
            InstantSource clock,
            Consumer<String> say) {
        DrillConfig config = reading.config();
        DrillId id = new DrillId(head.drill());
        var hooks = new UndoScene(reading, head, folder, say);
        var scene = new LeverScene(config, id, clock, work, hooks, say);
        var levers = new ArrayList<Lever>();
        new HookLevers(scene).load().ifPresent(levers::add);
        if (config.deployment().kind() != DeploymentConfig.Kind.EXTERNAL) {
            levers.addAll(gone(config, id, work, say));
            return new UndoLevers(levers, () -> {}, hooks::learn);
        }
        var external = new ExternalLevers(scene);
        levers.addAll(List.of(external.worker(), external.release(), external.restore(), external.replica()));
        return new UndoLevers(levers, external, hooks::learn);
    }

    /** As the journal knows them by name. */
    List<Lever> levers() {
        return levers;
    }

    /** From now on the value is kept out of what they write. */
    void learn(String secret) {
        learn.accept(secret);
    }

    @Override
    public void close() {
        try {
            opened.close();
        } catch (Exception failed) {
            throw new IllegalStateException("levers could not be let go of: " + failed.getMessage(), failed);
        }
    }

    private static List<Lever> gone(DrillConfig config, DrillId id, Path work, Consumer<String> say) {
        Path sandbox = EmbeddedDeployment.spec(config, id, work).directory();
        Runnable removal = config.deployment().kind() == DeploymentConfig.Kind.CONTAINERS
                ? () -> new Leftovers(Engine.connect()).removeOfTheDead(say)
                : () -> {};
        return Stream.of("worker", "release", "restore", "replica")
                .<Lever>map(name -> new GoneWithTheDrill(name, sandbox, removal))
                .toList();
    }
}
