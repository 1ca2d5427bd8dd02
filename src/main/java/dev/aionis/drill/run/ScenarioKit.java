package dev.aionis.drill.run;

/** What a scenario's steps do. One instance serves all steps of a scenario. */
public interface ScenarioKit extends AutoCloseable {

    /**
     * Ends the load and the probes of the scenario and undoes what is still open. Runs in any case, also after a
     * broken step.
     */
    @Override
    void close();
}
