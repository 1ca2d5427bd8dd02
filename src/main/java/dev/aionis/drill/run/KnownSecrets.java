package dev.aionis.drill.run;

import dev.aionis.drill.config.ConfigReading;
import dev.aionis.drill.config.DrillConfig;
import dev.aionis.drill.config.GateConfig;
import dev.aionis.drill.config.HookConfig;
import dev.aionis.drill.config.Secret;
import dev.aionis.drill.evidence.Redactor;
import dev.aionis.drill.evidence.SecretNames;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is known from the start to be secret: for everybody who writes anything of a drill. */
final class KnownSecrets {

    private KnownSecrets() {}

    /** Secrets of the configuration, and what it hands to commands under the name of one. */
    static List<String> of(ConfigReading reading) {
        DrillConfig config = reading.config();
        Stream<Map<String, String>> handedOn = Stream.concat(
                config.hook().map(HookConfig::environment).stream(),
                config.gates().stream().map(GateConfig::environment));
        return Stream.concat(
                        reading.secrets().stream().map(Secret::reveal),
                        handedOn.flatMap(variables -> SecretNames.valuesOf(variables).stream()))
                .distinct()
                .toList();
    }

    /** Knows what the environment holds under the names of secrets, whoever uses them there. */
    static Redactor ofEnvironment(Map<String, String> environment) {
        return new Redactor(SecretNames.valuesOf(environment));
    }

    /** Knows both. */
    static Redactor redactor(ConfigReading reading) {
        Redactor redactor = ofEnvironment(System.getenv());
        redactor.learn(of(reading));
        return redactor;
    }
}
