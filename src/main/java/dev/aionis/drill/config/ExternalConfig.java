package dev.aionis.drill.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** Where an external deployment is, and how to speak to it. */
public record ExternalConfig(
        @Meaning("base URL of the load balancer in front of the API")
        URI api,

        @Meaning("base URL of each API replica, for probes that tell them apart") @Default("[]")
        List<URI> replicas,

        @Meaning("value of X-Api-Key; left out where memory auth is off") @Default("")
        Secret apiKey,

        @Meaning("the live database") DatabaseConfig database,

        @Meaning("Aionis checkout of the release, with its dependencies, in which the gates run") @Default(".")
        Path checkout) {

    public ExternalConfig {
        replicas = List.copyOf(replicas);
    }
}
