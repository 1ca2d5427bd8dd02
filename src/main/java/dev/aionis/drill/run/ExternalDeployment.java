package dev.aionis.drill.run;

import dev.aionis.drill.aionis.ApiTarget;
import dev.aionis.drill.aionis.DatabaseAccess;
import dev.aionis.drill.config.DrillConfig;
import dev.aionis.drill.config.ExternalConfig;
import dev.aionis.drill.lever.ReleaseLever;
import dev.aionis.drill.lever.RestoreLever;
import dev.aionis.drill.lever.WorkerLever;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A deployment that was there before the drill and stays after it: reached as the configuration says. */
final class ExternalDeployment implements Deployment {

    private final DrillConfig config;
    private final ExternalConfig external;
    private final ExternalLevers levers;
    private final WorkerLever worker;
    private final ReleaseLever release;
    private final RestoreLever restore;

    ExternalDeployment(DrillConfig config, ExternalLevers levers) {
        this.config = config;
        this.external = config.deployment().external().orElseThrow();
        this.levers = levers;
        this.worker = levers.worker();
        this.release = levers.release();
        this.restore = levers.restore();
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
        return new ApiTarget(
                name, url, external.apiKey().reveal(), config.load().timeout());
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
}
