package dev.aionis.drill.lever.hook;

import dev.aionis.drill.process.CommandResult;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * One file of evidence for each call of a hook. A status that is asked again and answers the same is one file, which
 * counts: a restore of two hours would leave thousands.
 */
final class Transcripts {

    private record Kept(String name, String said, int times) {}

    private final HookScene scene;
    private final Map<HookVerb, Kept> last = new HashMap<>();
    private int count;

    Transcripts(HookScene scene) {
        this.scene = scene;
    }

    /** @param variables what the drill told it, no secret among them */
    synchronized Path keep(HookVerb verb, CommandResult result, Map<String, String> variables, Instant startedAt) {
        String said = said(result);
        Kept before = last.get(verb);
        boolean again = before != null && before.said().equals(said);
        Kept now = again
                ? new Kept(before.name(), said, before.times() + 1)
                : new Kept("%03d-%s.txt".formatted(++count, verb.label()), said, 1);
        last.put(verb, now);
        return scene.keep(now.name(), scene.clean(head(verb, result, variables, startedAt, now.times()) + said));
    }

    private static String head(
            HookVerb verb, CommandResult result, Map<String, String> variables, Instant startedAt, int times) {
        var text = new StringBuilder();
        text.append("hook       ").append(verb.label()).append('\n');
        text.append("command    ").append(result.argv()).append('\n');
        text.append("started    ").append(startedAt);
        text.append(times > 1 ? ", the last of " + times + " calls with the same outcome" : "")
                .append('\n');
        text.append("took       ").append(result.took().toMillis()).append(" ms\n");
        new TreeMap<>(variables)
                .forEach((name, value) -> text.append("told       ")
                        .append(name)
                        .append('=')
                        .append(value)
                        .append('\n'));
        return text.toString();
    }

    private static String said(CommandResult result) {
        return "exit code  " + (result.timedOut() ? "none, ended at its time limit" : result.exitCode())
                + "\n--- stdout\n" + ended(result.stdout())
                + "--- stderr\n" + ended(result.stderr());
    }

    private static String ended(String text) {
        return text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
    }
}
