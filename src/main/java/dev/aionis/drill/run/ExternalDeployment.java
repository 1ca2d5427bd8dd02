package dev.aionis.drill.run;

import dev.aionis.drill.aionis.ApiTarget;
import dev.aionis.drill.aionis.Credential;
import dev.aionis.drill.aionis.DatabaseAccess;
import dev.aionis.drill.aionis.PrivateCa;
import dev.aionis.drill.aionis.TlsHandshake;
import dev.aionis.drill.config.DrillConfig;
import dev.aionis.drill.config.ExternalConfig;
import dev.aionis.drill.lever.ReleaseLever;
import dev.aionis.drill.lever.ReplicaLever;
import dev.aionis.drill.lever.RestoreLever;
import dev.aionis.drill.lever.WorkerLever;
import dev.aionis.drill.model.DrillException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A deployment that was there before the drill and stays after it: reached as the configuration says. */
final class ExternalDeployment implements Deployment {

    private static final String CA = "deployment.external.ca-certificate";

    private final DrillConfig config;
    private final ExternalConfig external;
    private final ExternalLevers levers;
    private final WorkerLever worker;
    private final ReleaseLever release;
    private final RestoreLever restore;
    private final ReplicaLever replica;
    private final Optional<PrivateCa> ca;

    /** @throws DrillException if a command is missing, or the API's certificate can't be trusted */
    ExternalDeployment(DrillConfig config, ExternalLevers levers) {
        this.config = config;
        this.external = config.deployment().external().orElseThrow();
        this.ca = external.caCertificate().map(pem -> PrivateCa.read(pem, CA));
        this.levers = levers;
        this.worker = levers.worker();
        this.release = levers.release();
        this.restore = levers.restore();
        this.replica = levers.replica();
        requireTrust(api());
        replicas().forEach(this::requireTrust);
    }

    @Override
    public ApiTarget api() {
        return at("balancer", external.api());
    }

    /** Those of the configuration; where it lists none, those that the release lever sees. */
    @Override
    public List<ApiTarget> replicas() {
        if (external.replicas().isEmpty()) {
            return release.status().stream()
                    .map(replica -> at(replica.name(), replica.url()))
                    .toList();
        }
        return IntStream.range(0, external.replicas().size())
                .mapToObj(i -> at("api-" + (i + 1), external.replicas().get(i)))
                .toList();
    }

    @Override
    public ApiTarget at(String name, URI url) {
        Credential credential = external.bearerToken().isEmpty()
                ? Credential.apiKey(external.apiKey().reveal())
                : Credential.bearer(external.bearerToken().reveal());
        return new ApiTarget(name, url, credential, ca, config.load().timeout());
    }

    @Override
    public DatabaseAccess database() {
        var database = external.database();
        return new DatabaseAccess(
                database.url(), database.user(), database.password().reveal());
    }

    @Override
    public boolean sameDatabaseAddress() {
        return external.sameDatabaseAddress();
    }

    @Override
    public Duration claimTimeout() {
        return external.claimTimeout();
    }

    @Override
    public List<URI> dashboards() {
        return config.monitoring().dashboards().stream().map(URI::create).toList();
    }

    @Override
    public Optional<URI> alertApi() {
        return config.monitoring().alertApi().map(URI::create);
    }

    @Override
    public WorkerLever worker() {
        return worker;
    }

    @Override
    public ReleaseLever release() {
        return release;
    }

    @Override
    public RestoreLever restore() {
        return restore;
    }

    @Override
    public ReplicaLever replica() {
        return replica;
    }

    @Override
    public Path gateDirectory() {
        return external.checkout().toAbsolutePath();
    }

    @Override
    public Map<String, String> gateEnvironment() {
        return Map.of();
    }

    /** Those of the configuration are known already. */
    @Override
    public List<String> secrets() {
        return List.of();
    }

    /** The deployment stays; only the way to it is given up. */
    @Override
    public void close() {
        levers.close();
    }

    private void requireTrust(ApiTarget target) {
        TlsHandshake.objection(target).ifPresent(why -> {
            throw new DrillException(
                    "API " + target + ", its certificate is not trusted: " + why + ", expected one signed by "
                            + ca.map(PrivateCa::toString).orElse("a CA that the Java runtime knows"),
                    "set " + CA
                            + " to the PEM file of the CA that signed it, and reach the API by a name that is in it");
        });
    }
}
