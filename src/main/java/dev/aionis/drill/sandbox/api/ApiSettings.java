package dev.aionis.drill.sandbox.api;

import dev.aionis.drill.sandbox.defect.Defect;
import dev.aionis.drill.sandbox.release.Release;
import dev.aionis.drill.sandbox.service.Settings;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How one API process runs.
 *
 * @param start how many times its replica was started, this one included
 * @param defect what is wrong with it on purpose
 */
record ApiSettings(
        String replica,
        Release release,
        String host,
        int port,
        DatabaseSettings database,
        ApiKeys keys,
        boolean rateLimits,
        boolean trustProxy,
        Regression regression,
        int start,
        Optional<Defect> defect) {

    static ApiSettings from(Settings settings) {
        return new ApiSettings(
                settings.text("SERVICE_NAME", "api"),
                Release.named(settings.text("AIONIS_RELEASE")),
                settings.host(),
                settings.number("PORT", 3001),
                DatabaseSettings.from(settings),
                ApiKeys.parse(settings.text("MEMORY_API_KEYS_JSON")),
                settings.flag("RATE_LIMIT_ENABLED", true),
                settings.flag("TRUST_PROXY", false),
                Regression.from(settings, () -> ThreadLocalRandom.current().nextDouble()),
                settings.number("SERVICE_START", 1),
                settings.defect());
    }
}
