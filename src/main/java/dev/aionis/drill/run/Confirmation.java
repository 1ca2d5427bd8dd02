package dev.aionis.drill.run;

import dev.aionis.drill.config.DrillConfig;
import dev.aionis.drill.model.DrillException;
import java.util.Optional;

/**
 * Whoever lets a drill loose on real users says which environment that is. Asked before anything else is done, also of
 * a preflight, which logs in there; a plan touches nothing and needs none.
 */
final class Confirmation {

    static final String OPTION = "-Ddrill.confirm=";

    private Confirmation() {}

    /** @throws DrillException if the environment is production and not named, or if another one is named */
    static void require(DrillConfig config, Optional<String> confirmed) {
        String environment = config.environment();
        boolean named = confirmed.filter(environment::equals).isPresent();
        boolean other = confirmed.filter(name -> !name.isBlank()).isPresent();
        if (named || !config.production() && !other) {
            return;
        }
        throw new DrillException(
                "environment " + environment + (config.production() ? ", which is production" : "") + ", seen "
                        + confirmed.map(name -> OPTION + name).orElse("no -Ddrill.confirm") + ", expected "
                        + (config.production() ? OPTION + environment : "none, or " + OPTION + environment),
                config.production()
                        ? "real users are served there: name it only if it is the one that you mean; nothing was touched"
                        : "is this the configuration that you mean? nothing was touched");
    }
}
