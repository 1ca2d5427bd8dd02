package dev.aionis.drill.run;

import dev.aionis.drill.lever.hook.HookScene;
import java.nio.file.Path;

/** Announces commands as a drill does, and is another scene otherwise. */
record Announcing(HookScene scene, SwitchHold hold) implements HookScene {

    @Override
    public void starting(int number) {
        hold.announce(DrillCommands.starting(number));
    }

    @Override
    public void started(int number, ProcessHandle process) {
        hold.announce(DrillCommands.started(number, process));
    }

    @Override
    public void over(int number) {
        hold.announce(DrillCommands.over(number));
    }

    @Override
    public String drill() {
        return scene.drill();
    }

    @Override
    public String environment() {
        return scene.environment();
    }

    @Override
    public String scenario() {
        return scene.scenario();
    }

    @Override
    public String clean(String text) {
        return scene.clean(text);
    }

    @Override
    public boolean secret(String value) {
        return scene.secret(value);
    }

    @Override
    public void learn(String secret) {
        scene.learn(secret);
    }

    /** In a folder of the drill's own. */
    @Override
    public Path keep(String name, String text) {
        return scene.keep("drill-" + name, text);
    }

    @Override
    public void say(String line) {
        scene.say(line);
    }
}
