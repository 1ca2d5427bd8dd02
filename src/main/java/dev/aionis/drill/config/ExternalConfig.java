package dev.aionis.drill.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where an external deployment is, and how to speak to it. */
public record ExternalConfig(
        @Meaning("base URL of the load balancer in front of the API")
        URI api,

        @Meaning("base URL of each API replica, for probes that tell them apart") @Default("[]")
        List<URI> replicas,

        @Meaning("value of X-Api-Key; left out where memory auth is off") @Default("")
        Secret apiKey,

        @Meaning("token sent as Authorization: Bearer, where memory auth is jwt; in place of api-key") @Default("")
        Secret bearerToken,

        @Meaning("PEM file of the CA that signed the API's certificate, where the JDK does not know it")
        Optional<Path> caCertificate,

        @Meaning("base URL of the replicas that run a candidate, where the release lever does not answer it")
        Optional<URI> canary,

        @Meaning("the live database") DatabaseConfig database,

        @Meaning("whether the API reaches the database by the same host, port and name as the drill does")
        @Default("false")
        boolean sameDatabaseAddress,

        @Meaning("age at which a claim of a dead worker may be taken over; OUTBOX_CLAIM_TIMEOUT_MS of the worker")
        @Default("5m")
        @Lasting(min = "100ms", max = "1d")
        Duration claimTimeout,

        @Meaning("Aionis checkout of the release, with its dependencies, in which the gates run") @Default(".")
        Path checkout) {

    public ExternalConfig {
        replicas = List.copyOf(replicas);
    }
}
