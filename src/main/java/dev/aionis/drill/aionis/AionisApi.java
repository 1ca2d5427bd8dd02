package dev.aionis.drill.aionis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aionis.drill.model.TenantScope;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.support.AsyncRequestBuilder;

/**
 * An Aionis API as a client sees it. Whatever a server or a network does is an {@link Answer}, never an exception,
 * and a request is sent once: a retry is the caller's to decide, since a lost answer may stand for a write that was
 * made. Safe for many threads; owns its connections, closed with it.
 */
public final class AionisApi implements AutoCloseable {

    /** Where a process says that it lives. */
    public static final String HEALTH = "/health";

    public static final String WRITE = "/v1/memory/write";
    public static final String RECALL = "/v1/memory/recall_text";
    public static final String FIND = "/v1/memory/find";

    /** Without a charset, as the contract has it. */
    private static final ContentType JSON = ContentType.create("application/json");

    private final ApiTarget target;
    private final InstantSource clock;
    private final HttpWire wire;
    private final CacheSigns cache = new CacheSigns();

    public AionisApi(ApiTarget target, InstantSource clock) {
        this.target = target;
        this.clock = clock;
        this.wire = new HttpWire("api " + target.name(), target.timeout(), target.ca());
    }

    public ApiTarget target() {
        return target;
    }

    public Answer<Health> health() {
        return HttpWire.await(healthAsync());
    }

    public Answer<WriteReceipt> write(MemoryWrite write) {
        return HttpWire.await(writeAsync(write));
    }

    /** Recalls at most {@code limit} nodes by their nearness to {@code query}. */
    public Answer<Recall> recall(TenantScope scope, String query, int limit) {
        return HttpWire.await(recallAsync(scope, query, limit));
    }

    /** Looks up the node that was written under {@code clientId}. */
    public Answer<Found> find(TenantScope scope, String clientId) {
        return HttpWire.await(findAsync(scope, clientId));
    }

    public CompletableFuture<Answer<Health>> healthAsync() {
        return call(request(AsyncRequestBuilder.get(target.at(HEALTH))), ContractBodies::health);
    }

    public CompletableFuture<Answer<WriteReceipt>> writeAsync(MemoryWrite write) {
        // no cache answers a write, and one that was acknowledged must count as such whatever headers come with it
        return call(
                post(WRITE, ContractBodies.writeRequest(write)),
                body -> ContractBodies.receipt(body, write),
                CacheSigns.NONE);
    }

    public CompletableFuture<Answer<Recall>> recallAsync(TenantScope scope, String query, int limit) {
        return call(
                post(RECALL, ContractBodies.recallRequest(scope, query, limit)),
                body -> ContractBodies.recall(body, scope));
    }

    public CompletableFuture<Answer<Found>> findAsync(TenantScope scope, String clientId) {
        return call(post(FIND, ContractBodies.findRequest(scope, clientId)), ContractBodies::found);
    }

    @Override
    public void close() {
        wire.close();
    }

    private <T> CompletableFuture<Answer<T>> call(AsyncRequestProducer request, AnswerReader.Body<T> body) {
        return call(request, body, cache::of);
    }

    private <T> CompletableFuture<Answer<T>> call(
            AsyncRequestProducer request, AnswerReader.Body<T> body, Function<RawAnswer, Optional<String>> signs) {
        Instant sentAt = clock.instant();
        return wire.send(request, target.timeout()).handle((raw, failure) -> {
            AnswerReader<T> reader = new AnswerReader<>(body, signs, sentAt, clock.instant());
            return failure == null ? reader.of(raw) : reader.of(failure);
        });
    }

    private AsyncRequestProducer post(String path, ObjectNode body) {
        try {
            return request(AsyncRequestBuilder.post(target.at(path))
                    .setEntity(ContractBodies.JSON.writeValueAsBytes(body), JSON));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("request body of " + path + ", cannot be written as JSON", e);
        }
    }

    private AsyncRequestProducer request(AsyncRequestBuilder request) {
        Credential credential = target.credential();
        return (credential.none() ? request : request.addHeader(credential.header(), credential.value())).build();
    }
}
