package dev.aionis.drill.aionis;

import dev.aionis.drill.model.DrillException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Another drill runs in the environment. */
public final class EnvironmentTaken extends DrillException {

    private static final long serialVersionUID = 1L;

    EnvironmentTaken(String environment, List<LockHolder> holders) {
        super(seen(environment, holders), hint(holders));
    }

    private static String seen(String environment, List<LockHolder> holders) {
        String who = holders.stream()
                .findFirst()
                .map(EnvironmentTaken::described)
                .orElse("a drill that has just ended ran in it");
        return "environment " + environment + ", " + who + ", expected none";
    }

    private static String described(LockHolder holder) {
        return holder.owner()
                .map(owner -> "drill %s of %s on %s runs in it since %s"
                        .formatted(owner.drill(), owner.owner(), owner.host(), owner.startedAt()))
                .orElseGet(() -> "a drill of role " + holder.role() + " runs in it"
                        + (holder.hidden() ? ", whose it is this role may not see" : " and does not say whose it is"));
    }

    private static String hint(List<LockHolder> holders) {
        return holders.stream().findFirst().map(EnvironmentTaken::hint).orElse("start the drill again");
    }

    private static String hint(LockHolder holder) {
        if (holder.hidden()) {
            return "wait until it has ended; its backend is " + holder.backend()
                    + ", and a member of pg_read_all_stats is told whose it is";
        }
        Duration silence = holder.silence().orElse(Duration.ZERO);
        String spoke = String.format(Locale.ROOT, "it last spoke %.1f s ago", silence.toNanos() / 1e9);
        return holder.quiet()
                ? spoke + ": if its process is dead, undo what it left, then select pg_terminate_backend("
                        + holder.backend() + ")"
                : "wait until it has ended; " + spoke + " (backend " + holder.backend() + ")";
    }
}
