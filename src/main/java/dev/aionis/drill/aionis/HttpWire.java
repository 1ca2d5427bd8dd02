package dev.aionis.drill.aionis;

import dev.aionis.drill.model.DrillException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The connections to one target. Sends each request once, follows no redirect, and ends every exchange at its
 * deadline: the client's own timeout stops counting at the first header, so a body that drips would never end.
 */
final class HttpWire implements AutoCloseable {

    private static final String RETRY_SWITCH = "jdk.httpclient.enableAllMethodRetry";
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(2);

    static {
        // Node closes a connection that was idle for 5 s. Ours must be the first to let go: a write that meets a
        // closing connection has an unknown outcome. Read once by the JDK; a value set by the user stands.
        if (System.getProperty("jdk.httpclient.keepalive.timeout") == null) {
            System.setProperty("jdk.httpclient.keepalive.timeout", "3");
        }
    }

    private final ExecutorService threads;
    private final HttpClient client;

    HttpWire(String name, Duration timeout) {
        refuseRetries();
        // Two threads read answers; requests under way hold none.
        threads = Executors.newFixedThreadPool(2, task -> daemon(task, "api " + name));
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout(timeout))
                .executor(threads)
                .build();
    }

    /** The answer, or the failure that ended the exchange; decided at most {@code timeout} from now. */
    CompletableFuture<RawAnswer> send(HttpRequest request, Duration timeout) {
        CompletableFuture<HttpResponse<BoundedBody.Bytes>> exchange =
                client.sendAsync(request, head -> new BoundedBody());
        return exchange.copy()
                .orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS)
                .whenComplete((answer, failure) -> {
                    if (failure != null) {
                        exchange.cancel(true);
                    }
                })
                .thenApply(HttpWire::raw);
    }

    @Override
    public void close() {
        try {
            // From Java 21 on the client has a close of its own; before, its selector ends with the last reference.
            if (client instanceof AutoCloseable closeable) {
                closeable.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException("HTTP client, did not close: " + e.getMessage(), e);
        } finally {
            threads.shutdown();
        }
    }

    /** Shorter than the whole timeout, so that "never connected" is told apart from "sent and not answered". */
    private static Duration connectTimeout(Duration timeout) {
        Duration half = timeout.dividedBy(2);
        return half.compareTo(LONGEST_CONNECT) < 0 ? half : LONGEST_CONNECT;
    }

    private static RawAnswer raw(HttpResponse<BoundedBody.Bytes> answer) {
        Map<String, String> headers = new LinkedHashMap<>();
        answer.headers().map().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        return new RawAnswer(
                answer.statusCode(),
                headers,
                answer.body().kept(),
                answer.body().cut());
    }

    private static void refuseRetries() {
        String value = System.getProperty(RETRY_SWITCH);
        if (value != null && (value.isEmpty() || value.equalsIgnoreCase("true"))) {
            throw new DrillException(
                    RETRY_SWITCH + " is set, expected unset: a write would be sent again unseen",
                    "start Java without -D" + RETRY_SWITCH);
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
