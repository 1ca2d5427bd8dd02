package dev.aionis.drill.run;

import dev.aionis.drill.aionis.ScopeAge;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.model.TenantScope;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * What an earlier drill wrote, past its retention. The drill deletes nothing itself: the operator's command does.
 *
 * @param byHand what clears it
 * @param keep gets what the command printed
 */
record OldScope(ScopeAge age, TenantScope scope, ScopeCleanup cleanup, List<String> byHand, Consumer<String> keep)
        implements Leftover {

    @Override
    public String what() {
        return age.nodes() + " nodes in " + scope + ", the newest of " + age.newest()
                + ", older than safety.scope-retention";
    }

    @Override
    public Instant since() {
        return age.newest();
    }

    @Override
    public void clear() {
        ScopeCleanup.Outcome outcome = cleanup.run(keep);
        outcome.failure().ifPresent(why -> {
            throw new DrillException(what() + ", not cleared: " + why, "hook.cleanup alone clears what drills wrote");
        });
    }
}
