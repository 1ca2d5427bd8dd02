package dev.aionis.drill.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A POSIX signal, sent by the shell's own {@code kill}: Java knows only TERM and KILL, and no process groups. */
public enum Signal {
    TERM,
    INT,
    KILL,
    STOP,
    CONT;

    private static final String EACH =
            "name=$1; shift; code=0; for target do kill -s \"$name\" -- \"$target\" || code=1; done; exit $code";

    /** Sends this signal to one process. False if there is no such process. */
    public boolean to(long pid) {
        return toAll(List.of(Long.toString(pid)));
    }

    /** Sends this signal to every process of a group. False if the group is empty. */
    public boolean toGroup(long leader) {
        return toAll(List.of("-" + leader));
    }

    /** Sends this signal to each target, a group being a negative number. False if any of them is not there. */
    boolean toAll(List<String> targets) {
        var argv = new ArrayList<>(List.of("sh", "-c", EACH, "signal", name()));
        argv.addAll(targets);
        try {
            Process kill = new ProcessBuilder(argv)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            return kill.waitFor(5, TimeUnit.SECONDS) && kill.exitValue() == 0;
        } catch (IOException noShell) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
