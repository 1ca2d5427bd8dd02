package dev.aionis.drill.aionis;

import static io.restassured.config.HttpClientConfig.httpClientConfig;
import static io.restassured.config.LogConfig.logConfig;
import static io.restassured.config.RedirectConfig.redirectConfig;
import static io.restassured.config.RestAssuredConfig.newConfig;
import static io.restassured.config.SSLConfig.sslConfig;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aionis.drill.aionis.SmokeResult.Check;
import dev.aionis.drill.model.RequestOutcome;
import dev.aionis.drill.model.TenantScope;
import io.restassured.RestAssured;
import io.restassured.config.RestAssuredConfig;
import io.restassured.filter.Filter;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Proves an API and its database by use: it lives, takes a write, gives the written node back, and recalls a node that
 * was there before. A recall that answers 200 proves nothing, since an empty scope does that too; it has to find the
 * known node. Goes through REST Assured, so that filters see every exchange.
 */
public final class Smoke {

    private static final String ACTOR = "ha-drill-smoke";
    private static final int LIMIT = 20;

    /** A finding that speaks against the API. */
    private static final class Failed extends Exception {
        private static final long serialVersionUID = 1L;

        private Failed(String seen) {
            super(seen, null, false, false);
        }
    }

    private interface Step {
        String run() throws Failed, ContractBroken;
    }

    private final ApiTarget target;
    private final List<Filter> filters;
    private final InstantSource clock;
    private final CacheSigns cache = new CacheSigns();

    /** @param filters see each exchange, in order; none of them is shown the credential */
    public Smoke(ApiTarget target, List<Filter> filters, InstantSource clock) {
        this.target = target;
        this.filters = List.copyOf(filters);
        this.clock = clock;
    }

    /**
     * Makes all checks, whatever becomes of those before.
     *
     * @param clientId of the node to write, new in {@code scope}
     * @param canary written to {@code scope} and embedded before
     */
    public SmokeResult run(TenantScope scope, String clientId, KnownNode canary) {
        MemoryWrite write = new MemoryWrite(scope, ACTOR, clientId, "smoke of " + target.name() + ", node " + clientId);
        Run run = new Run(write, canary);
        List<Check> checks = new ArrayList<>();
        checks.add(check("health", run::health));
        checks.add(check("write", run::write));
        checks.add(check("find", run::find));
        checks.add(check("recall", run::recall));
        return new SmokeResult(checks, run.databaseTargetHash);
    }

    /** Asks for health, for nobody to read: what the client needs to start belongs to no phase of a restore. */
    public void warmUp() {
        check(
                "warm-up",
                () -> exchange("GET", "/health", null, ContractBodies::health)
                        .databaseTargetHash()
                        .orElse(""));
    }

    /** The checks of one run, with what later ones need of earlier ones. */
    private final class Run {

        private final MemoryWrite write;
        private final KnownNode canary;
        private Optional<String> databaseTargetHash = Optional.empty();
        private Optional<UUID> written = Optional.empty();

        private Run(MemoryWrite write, KnownNode canary) {
            this.write = write;
            this.canary = canary;
        }

        private String health() throws Failed, ContractBroken {
            Health health = exchange("GET", "/health", null, ContractBodies::health);
            databaseTargetHash = health.databaseTargetHash();
            return "ok, database target "
                    + databaseTargetHash
                            .map(hash -> hash.substring(0, 12) + "…")
                            .orElse("not told");
        }

        private String write() throws Failed, ContractBroken {
            WriteReceipt receipt = exchange(
                    "POST",
                    "/v1/memory/write",
                    ContractBodies.writeRequest(write),
                    body -> ContractBodies.receipt(body, write));
            written = Optional.of(receipt.nodeId());
            return "node " + receipt.nodeId() + " in commit " + receipt.commitId();
        }

        private String find() throws Failed, ContractBroken {
            UUID expected = written.orElseThrow(() -> new Failed("nothing was written, so nothing can be found"));
            Found found = exchange(
                    "POST",
                    "/v1/memory/find",
                    ContractBodies.findRequest(write.scope(), write.clientId()),
                    ContractBodies::found);
            UUID seen = found.node(write.clientId())
                    .map(Found.FoundNode::id)
                    .orElseThrow(() -> new Failed("no node " + write.clientId() + ", though it was just written"));
            if (!seen.equals(expected)) {
                throw new Failed(write.clientId() + " is node " + seen + ", expected " + expected);
            }
            return "found node " + seen;
        }

        private String recall() throws Failed, ContractBroken {
            Recall recall = exchange(
                    "POST",
                    "/v1/memory/recall_text",
                    ContractBodies.recallRequest(write.scope(), canary.text(), LIMIT),
                    body -> ContractBodies.recall(body, write.scope()));
            if (!recall.finds(canary.nodeId())) {
                throw new Failed("known node " + canary.clientId() + " is not among "
                        + recall.seeds().size() + " seeds");
            }
            return "known node " + canary.clientId() + " is among "
                    + recall.seeds().size() + " seeds";
        }
    }

    private Check check(String name, Step step) {
        Instant startedAt = clock.instant();
        boolean passed = false;
        String detail;
        try {
            detail = step.run();
            passed = true;
        } catch (Failed | ContractBroken seen) {
            detail = seen.getMessage();
        } catch (Exception broken) {
            // REST Assured throws the causes of broken connections as they are, checked ones among them
            detail = broken.getClass().getSimpleName() + ": " + broken.getMessage();
        }
        return new Check(name, passed, detail, startedAt, clock.instant());
    }

    private <T> T exchange(String method, String path, JsonNode body, AnswerReader.Body<T> reader) throws Failed {
        RequestSpecification request = RestAssured.given()
                .config(config())
                .filters(filters)
                .filter(new KeyFilter(target.credential()))
                .contentType("application/json");
        if (body != null) {
            request.body(body.toString());
        }
        Instant sentAt = clock.instant();
        RawAnswer raw = raw(request.request(method, target.at(path)));
        Answer<T> answer = new AnswerReader<>(reader, cache::of, sentAt, clock.instant()).of(raw);
        if (answer.outcome() != RequestOutcome.OK) {
            throw new Failed(path + " answered " + answer.detail());
        }
        return answer.body().orElseThrow();
    }

    private static RawAnswer raw(Response response) {
        Map<String, String> headers = new LinkedHashMap<>();
        response.getHeaders()
                .forEach(header -> headers.put(header.getName().toLowerCase(Locale.ROOT), header.getValue()));
        return new RawAnswer(response.statusCode(), headers, response.asByteArray(), false);
    }

    private RestAssuredConfig config() {
        int millis = (int) target.timeout().toMillis();
        return newConfig()
                .sslConfig(target.ca()
                        .map(ca -> sslConfig().trustStore(ca.store()))
                        .orElseGet(() -> sslConfig()))
                .logConfig(logConfig().blacklistHeader("X-Api-Key", "Authorization"))
                .redirect(redirectConfig().followRedirects(false))
                .httpClient(httpClientConfig()
                        .setParam("http.connection.timeout", millis)
                        .setParam("http.socket.timeout", millis));
    }
}
