package dev.aionis.drill.run;

import dev.aionis.drill.lever.hook.HookScene;
import dev.aionis.drill.model.DrillException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** What hooks print, as evidence of the drill: written at once, and listed with the step that ran when it ends. */
final class HookEvidence {

    private static final String FOLDER = "hooks/";

    private final DrillRun run;
    private final Map<String, String> sinceLastStep = new LinkedHashMap<>();

    HookEvidence(DrillRun run) {
        this.run = run;
    }

    /** @param say tells the console where a job is */
    HookScene scene(Consumer<String> say) {
        return new Scene(say);
    }

    /** Transcripts since the last call, by path below the drill's folder. */
    synchronized Map<String, String> drain() {
        var all = new LinkedHashMap<>(sinceLastStep);
        sinceLastStep.clear();
        return all;
    }

    /** What a reader of the report sees: {@code Hook restore.status}. */
    static String title(String path) {
        return "Hook " + path.replaceFirst("^hooks/\\d+-", "").replaceFirst("\\.txt$", "");
    }

    private synchronized Path keep(String name, String text, Consumer<String> say) {
        String path = FOLDER + name;
        try {
            run.evidence().write(path, text);
            sinceLastStep.put(path, text);
        } catch (DrillException unwritable) {
            // what the command did counts: an undo that worked must not fail since nobody can read of it
            say.accept("note: " + unwritable.getMessage());
        }
        return run.evidence().root().resolve(path);
    }

    private final class Scene implements HookScene {

        private final Consumer<String> say;

        private Scene(Consumer<String> say) {
            this.say = say;
        }

        @Override
        public String drill() {
            return run.id().value();
        }

        @Override
        public String environment() {
            return run.config().environment();
        }

        @Override
        public String scenario() {
            return run.logs().stream()
                    .filter(log -> log.startedAt().isPresent() && log.endedAt().isEmpty())
                    .map(log -> log.scenario().id())
                    .findFirst()
                    .orElse("");
        }

        @Override
        public String clean(String text) {
            return run.clean(text);
        }

        @Override
        public boolean secret(String value) {
            return run.secret(value);
        }

        @Override
        public void learn(String secret) {
            run.learn(secret);
        }

        @Override
        public Path keep(String name, String text) {
            return HookEvidence.this.keep(name, text, say);
        }

        @Override
        public void starting(int number) {
            announce(DrillCommands.starting(number));
        }

        @Override
        public void started(int number, ProcessHandle process) {
            announce(DrillCommands.started(number, process));
        }

        @Override
        public void over(int number) {
            announce(DrillCommands.over(number));
        }

        private void announce(String command) {
            run.guard().ifPresent(guard -> guard.announce(command));
        }

        @Override
        public void say(String line) {
            say.accept(line);
        }
    }
}
