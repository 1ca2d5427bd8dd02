package dev.aionis.drill.run;

import dev.aionis.drill.lever.hook.HookScene;
import dev.aionis.drill.run.plan.PlanFacts;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** What surrounds hooks that are planned: none of them runs, so nothing is kept and nothing learned. */
record PlannedHooks(String environment, UnaryOperator<String> redactor) implements HookScene {

    @Override
    public String drill() {
        return PlanFacts.ID;
    }

    @Override
    public String scenario() {
        return "";
    }

    @Override
    public String clean(String text) {
        return redactor.apply(text);
    }

    @Override
    public boolean secret(String value) {
        return !clean(value).equals(value);
    }

    @Override
    public void learn(String secret) {
        throw new IllegalStateException("a plan runs no hook that could tell a secret");
    }

    @Override
    public Path keep(String name, String text) {
        throw new IllegalStateException("a plan runs no hook that could leave " + name);
    }

    @Override
    public void say(String line) {
        throw new IllegalStateException("a plan runs no hook that could say " + line);
    }
}
