package dev.aionis.drill.lever.hook;

import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.process.CommandResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Judges how a hook ended: keeps a transcript of it, and reads its exit code and its answer. */
final class HookEnds {

    /** Lines of stderr that an error quotes; the transcript has them all. */
    private static final int QUOTED = 5;

    private static final int LONGEST_LINE = 300;

    /** What stands where output was too long to keep. */
    private static final Pattern LEFT_OUT = Pattern.compile("(?m)^… \\d+ bytes left out …$");

    private final HookScene scene;
    private final Transcripts transcripts;

    HookEnds(HookScene scene) {
        this.scene = scene;
        this.transcripts = new Transcripts(scene);
    }

    /**
     * @param timeout that it had
     * @param variables that it was told
     * @throws DrillException if it did not end as its verb may, with what it complained of
     */
    HookResult judge(
            HookVerb verb, CommandResult result, Duration timeout, Map<String, String> variables, Instant startedAt) {
        HookAnswer answer = HookAnswer.NOTHING;
        String objection = "";
        try {
            answer = answer(verb, result);
        } catch (WrongAnswer wrong) {
            objection = String.valueOf(wrong.getMessage());
        }
        // the transcript comes after the answer, whose password it must not show
        Path transcript = transcripts.keep(verb, result, variables, startedAt);
        String hook = "hook " + verb.label() + " " + result.argv();
        if (result.timedOut()) {
            String over = String.format(Locale.ROOT, ", not over after %.1f s", timeout.toMillis() / 1000.0);
            throw failure(hook + over + ", and ended with all that it started", limitOf(verb) + "; ", transcript);
        }
        if (!verb.mayEndWith(result.exitCode())) {
            String code = ", exit code " + result.exitCode() + ", expected " + verb.expectedCodes();
            throw failure(hook + code + tail(scene.clean(said(result))), "", transcript);
        }
        if (!objection.isEmpty()) {
            String hint = "docs/hooks.md has what each verb may answer; ";
            throw failure(hook + ", answered " + objection, hint, transcript);
        }
        boolean whole = !LEFT_OUT.matcher(result.stdout()).find();
        return new HookResult(result.exitCode(), answer, result.stdout(), whole, transcript);
    }

    private HookAnswer answer(HookVerb verb, CommandResult result) throws WrongAnswer {
        if (verb.printsLog() || !verb.mayEndWith(result.exitCode())) {
            return HookAnswer.NOTHING;
        }
        HookAnswer answer = new AnswerReader(verb, scene::clean).read(result.stdout());
        answer.database().flatMap(DatabaseUrl::password).ifPresent(scene::learn);
        return answer;
    }

    private DrillException failure(String what, String hint, Path transcript) {
        return new DrillException(scene.clean(what), hint + "see " + transcript + " for all that it printed");
    }

    private static String limitOf(HookVerb verb) {
        return "hook." + verb.label() + ".timeout is its limit";
    }

    /** What it complained of, or else what it printed. */
    private static String said(CommandResult result) {
        return result.stderr().isBlank() ? result.stdout() : result.stderr();
    }

    /** @param text clean, since half a secret at a cut is not recognized as one */
    private static String tail(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        String quoted = lines.stream()
                .skip(Math.max(0, lines.size() - QUOTED))
                .map(line -> line.length() <= LONGEST_LINE ? line : line.substring(line.length() - LONGEST_LINE))
                .collect(Collectors.joining("\n  "));
        return quoted.isEmpty() ? ", and printed nothing" : ":\n  " + quoted;
    }
}
