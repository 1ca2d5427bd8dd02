package dev.aionis.drill.run;

import dev.aionis.drill.aionis.AionisDatabase;
import dev.aionis.drill.aionis.DatabaseAccess;
import dev.aionis.drill.aionis.ScopeAge;
import dev.aionis.drill.config.HookConfig;
import dev.aionis.drill.evidence.Redactor;
import dev.aionis.drill.lever.Undo;
import dev.aionis.drill.lever.hook.OperatorGround;
import dev.aionis.drill.model.DrillId;
import dev.aionis.drill.model.TenantScope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What earlier drills left in an environment: disruptions that are not undone, copies, and scopes past retention. */
final class Residue implements AutoCloseable {

    private static final String SCOPE = "ha-drill-";

    private final ResidueGround ground;
    private final Optional<DrillId> only;
    private final LeftDisruptions disruptions;

    /** @param only the drill whose journal alone is meant; empty for all that can be found */
    Residue(ResidueGround ground, Optional<DrillId> only) {
        this.ground = ground;
        this.only = only;
        this.disruptions = new LeftDisruptions(ground, only);
    }

    /** All of it, newest first; what cannot be dated comes last. */
    List<Leftover> find() {
        List<Leftover> all = new ArrayList<>(disruptions.find());
        if (only.isEmpty()) {
            copies(disruptions.named()).forEach(all::add);
            all.addAll(scopes());
        }
        all.sort(Comparator.comparing(Leftover::since).reversed());
        return all;
    }

    /** Drills of this environment that are not over, one sentence each: what they changed is no residue. */
    List<String> running() {
        return disruptions.running();
    }

    @Override
    public void close() {
        disruptions.close();
    }

    private Stream<StrayCopy> copies(List<Undo> named) {
        return ground.restore().stream()
                .flatMap(lever -> lever.leftovers().stream()
                        .filter(copy -> named.stream().noneMatch(copy::isOf))
                        .map(copy -> new StrayCopy(lever, copy)));
    }

    private List<OldScope> scopes() {
        Optional<Duration> retention = ground.config().safety().scopeRetention();
        if (retention.isEmpty() || ground.database().isEmpty()) {
            return List.of();
        }
        try (var database = new AionisDatabase(ground.database().get())) {
            return database.scopesOlderThan(tenant(SCOPE).storageKey(), retention.get()).stream()
                    .flatMap(age -> drill(age).map(id -> old(age, id)).stream())
                    .toList();
        }
    }

    /** The drill that wrote it; empty where the name is none that a drill of this environment gives. */
    private Optional<DrillId> drill(ScopeAge age) {
        return DrillId.parse(
                        age.storageKey().substring(tenant(SCOPE).storageKey().length()))
                .filter(id -> id.environment().equals(ground.config().environment()));
    }

    private OldScope old(ScopeAge age, DrillId id) {
        DatabaseAccess access = ground.database().orElseThrow();
        TenantScope scope = tenant(SCOPE + id);
        Redactor redactor = ground.redactor();
        var operator = OperatorGround.of(ground.config().hook(), ground::secret);
        var cleanup = new ScopeCleanup(
                ground.config().hook().flatMap(HookConfig::cleanup), operator, access, id.value(), scope);
        return new OldScope(
                age,
                scope,
                cleanup,
                cleanup.byHand(redactor::clean),
                text -> ground.keep("cleanup-" + id + ".txt", text));
    }

    private TenantScope tenant(String scope) {
        return new TenantScope(ground.config().sample().tenant(), scope);
    }
}
