package dev.aionis.drill.run;

import dev.aionis.drill.config.ConfigReading;
import dev.aionis.drill.config.Secret;
import dev.aionis.drill.evidence.Redactor;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The secrets that one drill knows: those of its environment and configuration, and those that it learns on its way. */
final class RunSecrets {

    private final List<String> known = new CopyOnWriteArrayList<>();
    private final Redactor redactor;

    RunSecrets(Map<String, String> environment) {
        this.redactor = KnownSecrets.ofEnvironment(environment);
    }

    void knowThoseOf(ConfigReading reading) {
        known.addAll(reading.secrets().stream().map(Secret::reveal).toList());
        redactor.learn(KnownSecrets.of(reading));
    }

    void know(List<String> more) {
        known.addAll(more);
        redactor.learn(more);
    }

    /**
     * From now on the value is kept out of all that is written. One too short to be told from text is no secret.
     *
     * @param others who have to know it as well; told once of each
     */
    void learn(String secret, Consumer<String> others) {
        synchronized (known) {
            if (secret.length() >= Redactor.SHORTEST_SECRET && !known.contains(secret)) {
                know(List.of(secret));
                others.accept(secret);
            }
        }
    }

    /** Whether the value is one of them. */
    boolean has(String value) {
        return known.contains(value);
    }

    List<String> all() {
        return List.copyOf(known);
    }

    /** Knows those that are known by now, and those that will be. */
    Redactor redactor() {
        return redactor;
    }
}
