package dev.aionis.drill.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.zaxxer.hikari.HikariDataSource;
import dev.aionis.drill.sandbox.service.Json;
import dev.aionis.drill.sandbox.service.Metrics;
import dev.aionis.drill.sandbox.service.ServiceLog;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.server.handlers.ProxyPeerAddressHandler;
import io.undertow.util.Headers;
import java.io.IOException;
import java.time.Duration;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.Xnio;
import org.xnio.XnioWorker;

/** The HTTP side of an API process. Owns its listener, its threads and its connection pool. */
final class ApiServer implements AutoCloseable {

    private static final long LARGEST_BODY = 1 << 20;

    /** Longer than a request can take: pool wait and socket timeout are below it. */
    private static final Duration DRAIN = Duration.ofSeconds(13);

    private final ApiSettings settings;
    private final ServiceLog log;
    private final Metrics metrics = new Metrics();
    private final HikariDataSource database;
    private final OutboxGauges outbox;
    private final Traffic traffic;
    private final DefectiveRelease defective;
    private final XnioWorker threads;
    private final Undertow listener;

    private ApiServer(ApiSettings settings, ServiceLog log) throws IOException {
        this.settings = settings;
        this.log = log;
        this.database = settings.database().pool();
        this.outbox = new OutboxGauges(database, metrics);
        metrics.set("aionis_release_info{release=\"" + settings.release().tag() + "\"}", 1);
        metrics.set("process_start_time_seconds", System.currentTimeMillis() / 1e3);
        this.defective = new DefectiveRelease(settings);
        this.traffic = new Traffic(new Answers(routes(), log), metrics);
        // Threads of our own: those that the listener made itself would be ended with it, and requests in flight with
        // them.
        this.threads = Xnio.getInstance()
                .createWorker(OptionMap.builder()
                        .set(Options.WORKER_IO_THREADS, 2)
                        .set(Options.WORKER_TASK_CORE_THREADS, 16)
                        .set(Options.WORKER_TASK_MAX_THREADS, 16)
                        .set(Options.TCP_NODELAY, true)
                        .getMap());
        this.listener = Undertow.builder()
                .setWorker(threads)
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, LARGEST_BODY)
                .addHttpListener(settings.port(), settings.host())
                .setHandler(front())
                .build();
    }

    static ApiServer start(ApiSettings settings, ServiceLog log) throws IOException {
        var server = new ApiServer(settings, log);
        server.listener.start();
        server.outbox.start();
        server.defective.serving();
        log.info("release " + settings.release().tag() + " listening on port " + settings.port() + ", database "
                + settings.database().url());
        return server;
    }

    int port() {
        return settings.port();
    }

    private HttpHandler front() {
        HttpHandler handler = new RequestId(traffic);
        return settings.trustProxy() ? new ProxyPeerAddressHandler(handler) : handler;
    }

    private HttpHandler routes() {
        var limits = new RateLimits(settings.rateLimits(), System::nanoTime);
        CommitWriter writer = defective.writer(database);
        String health = Json.text(health());
        return Handlers.routing()
                .get("/health", exchange -> {
                    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json; charset=utf-8");
                    exchange.getResponseSender().send(health);
                })
                .get("/metrics", exchange -> {
                    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, Metrics.CONTENT_TYPE);
                    exchange.getResponseSender().send(metrics.render());
                })
                .post(
                        "/v1/memory/write",
                        blocking(defective.write(new WriteEndpoint(limits, settings.regression(), writer))))
                .post(
                        "/v1/memory/recall_text",
                        blocking(defective.recall(
                                new RecallEndpoint(limits, settings.regression(), new NearestNodes(database)))))
                .post("/v1/memory/find", blocking(defective.find(new FindEndpoint(limits, database))))
                .setFallbackHandler(exchange -> {
                    throw ApiRefusal.notFound(exchange.getRequestPath());
                })
                .setInvalidMethodHandler(exchange -> {
                    throw ApiRefusal.methodNotAllowed(
                            exchange.getRequestMethod().toString());
                });
    }

    /** On a worker thread the routes' own frame is left, so what is thrown there needs its translator again. */
    private HttpHandler blocking(Endpoint endpoint) {
        return new BlockingHandler(new Answers(new JsonEndpoint(settings.keys(), endpoint), log));
    }

    /** Does not touch the database: it proves a live process and says which database it was set on, nothing more. */
    private ObjectNode health() {
        return Json.object()
                .put("ok", true)
                .put(
                        "database_target_hash",
                        DatabaseTarget.hash(settings.database().url()).orElse(null))
                .put("memory_store_backend", "postgres")
                .put("release", settings.release().tag())
                .put("replica", settings.replica());
    }

    /** Stops accepting, finishes the requests in flight, then lets go of the database. */
    @Override
    public void close() {
        listener.stop();
        traffic.drain(DRAIN);
        threads.shutdown();
        outbox.close();
        database.close();
    }
}
