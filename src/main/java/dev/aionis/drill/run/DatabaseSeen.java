package dev.aionis.drill.run;

import dev.aionis.drill.aionis.AionisApi;
import dev.aionis.drill.aionis.AionisDatabase;
import dev.aionis.drill.aionis.ApiTarget;
import dev.aionis.drill.aionis.Health;
import dev.aionis.drill.config.SafetyConfig;
import dev.aionis.drill.criteria.Check;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which database answers by its name now, and which one every API process says that it uses: through new connections,
 * since those that are open stay where they are when a name is moved.
 *
 * @param systemIdentifier of the database; empty where the drill's role may not see it
 */
record DatabaseSeen(Optional<String> systemIdentifier, List<Api> apis) {

    private static final Duration STATEMENT_LIMIT = Duration.ofSeconds(10);

    /**
     * An API process.
     *
     * @param hash its {@code database_target_hash}; empty where it reports none
     */
    record Api(String name, boolean answered, Optional<String> hash) {}

    static DatabaseSeen by(Deployment deployment, InstantSource clock) {
        try (var database = new AionisDatabase(deployment.database(), STATEMENT_LIMIT)) {
            Optional<String> system = database.identity().systemIdentifier();
            return new DatabaseSeen(
                    system,
                    Stream.concat(Stream.of(deployment.api()), deployment.replicas().stream())
                            .map(target -> asked(target, clock))
                            .toList());
        }
    }

    /** One check for what the database was pinned to, and one for each API process. */
    List<Check> against(SafetyConfig pins) {
        var checks = new ArrayList<Check>();
        pins.systemIdentifier().ifPresent(pin -> checks.add(systemIs(pin)));
        pins.databaseTargetHash()
                .ifPresent(pin -> apis.stream().map(api -> hashIs(pin, api)).forEach(checks::add));
        return List.copyOf(checks);
    }

    /** Pins that could be set, with what was seen. */
    List<String> notPinned(SafetyConfig pins) {
        var notes = new ArrayList<String>();
        if (pins.systemIdentifier().isEmpty()) {
            notes.add("safety.system-identifier is not set, so any database at this address is drilled; this one's is "
                    + systemIdentifier.orElse("hidden from this role"));
        }
        if (pins.databaseTargetHash().isEmpty()) {
            notes.add("safety.database-target-hash is not set, so an API on any database is drilled; reported was "
                    + (hashes().isEmpty() ? "none" : String.join(", ", hashes())));
        }
        return notes;
    }

    /** What is another one than it was; empty where nothing is, or one of the two can't be told. */
    Optional<String> changedSince(DatabaseSeen before) {
        if (systemIdentifier.isPresent()
                && before.systemIdentifier.isPresent()
                && !systemIdentifier.equals(before.systemIdentifier)) {
            return Optional.of("database " + systemIdentifier.get() + " answers, " + before.systemIdentifier.get()
                    + " did when the drill began");
        }
        Set<String> strange = hashes();
        strange.removeAll(before.hashes());
        return strange.isEmpty() || before.hashes().isEmpty()
                ? Optional.empty()
                : Optional.of("an API uses database_target_hash " + String.join(", ", strange)
                        + ", when the drill began " + String.join(", ", before.hashes()));
    }

    /** Every hash that was reported. */
    Set<String> hashes() {
        return apis.stream().flatMap(api -> api.hash().stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    private Check systemIs(String pin) {
        String asked = "system identifier";
        return systemIdentifier
                .map(seen -> Check.of(asked, seen.equals(pin), seen + ", pinned " + pin))
                .orElseGet(() -> Check.unknown(asked, "this role may not run pg_control_system()"));
    }

    private static Check hashIs(String pin, Api api) {
        String asked = "database_target_hash of " + api.name();
        if (api.hash().isEmpty()) {
            return Check.unknown(asked, api.answered() ? "not reported" : "no answer");
        }
        String seen = api.hash().get();
        return Check.of(asked, seen.equals(pin), seen + ", pinned " + pin);
    }

    private static Api asked(ApiTarget target, InstantSource clock) {
        try (var api = new AionisApi(target, clock)) {
            Optional<Health> health = api.health().body();
            return new Api(target.name(), health.isPresent(), health.flatMap(Health::databaseTargetHash));
        }
    }
}
