package dev.aionis.drill.lever.kubernetes;

import dev.aionis.drill.await.Wait;
import dev.aionis.drill.config.KubernetesConfig;
import java.time.Duration;

/**
 * How long objects are awaited, and how often they are looked at.
 *
 * @param limit after which a wait is given up
 */
record Patience(Duration limit, Duration poll) {

    static Patience of(KubernetesConfig config) {
        return new Patience(config.podLimit(), config.poll());
    }

    Wait forThe(String what) {
        return Wait.upTo(limit).every(poll).forThe(what);
    }
}
