package dev.aionis.drill.aionis;

import dev.aionis.drill.model.DrillException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * The connections to one target. Sends each request once, follows no redirect, and ends every exchange at its
 * deadline: a client's own timeouts count each read by itself, so a body that drips would never end.
 */
public final class HttpWire implements AutoCloseable {

    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(2);

    /**
     * Node closes a connection that was idle for 5 s. Ours must be the first to let go: a write that meets a closing
     * connection has an unknown outcome.
     */
    private static final TimeValue LONGEST_IDLE = TimeValue.ofSeconds(3);

    /** How finely the client's own timeouts are kept; its default is a second. */
    private static final TimeValue TIMEOUT_STEP = TimeValue.ofMilliseconds(50);

    /** Above what any load has under way: a request that waited for a connection would not be sent when it is due. */
    private static final int CONNECTIONS = 4_096;

    private final CloseableHttpAsyncClient client;

    /** @param name of its threads */
    public HttpWire(String name, Duration timeout) {
        this(name, timeout, Optional.empty());
    }

    /** @param ca who signed the target's certificate; empty where the Java runtime knows */
    HttpWire(String name, Duration timeout, Optional<PrivateCa> ca) {
        ThreadFactory threads = task -> daemon(task, name);
        client = HttpAsyncClients.custom()
                .setConnectionManager(connections(timeout, ca))
                .setIOReactorConfig(IOReactorConfig.custom()
                        .setIoThreadCount(1)
                        .setTcpNoDelay(true)
                        .setSelectInterval(TIMEOUT_STEP)
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(of(timeout))
                        .setResponseTimeout(of(timeout))
                        .build())
                .setKeepAliveStrategy((answer, context) -> LONGEST_IDLE)
                // a reactor that ends under a request shows in that request's answer; else it was closed by us
                .setIoReactorExceptionCallback(failure -> {})
                .setThreadFactory(threads)
                .setUserAgent("aionis-ha-drills")
                // what an answer says of itself is looked at, and its size is bounded, as they were sent
                .disableContentCompression()
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
        client.start();
    }

    /** The answer, or the failure that ended the exchange; decided at most {@code timeout} from now. */
    public CompletableFuture<RawAnswer> send(AsyncRequestProducer request, Duration timeout) {
        return send(request, timeout, BoundedReader.LIMIT);
    }

    /** As above, with a body of at most {@code limit} bytes; of a longer one only the beginning is read. */
    public CompletableFuture<RawAnswer> send(AsyncRequestProducer request, Duration timeout, int limit) {
        var reader = new BoundedReader(limit);
        Future<Void> exchange = client.execute(request, reader, new Failing(reader.answer()));
        return reader.answer()
                .orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS)
                .whenComplete((answer, failure) -> {
                    if (failure != null) {
                        exchange.cancel(true);
                    }
                });
    }

    /**
     * What was asked for, once it is there. A thread that is interrupted waits no longer.
     *
     * @throws java.util.concurrent.CompletionException as {@link CompletableFuture#join}
     * @throws DrillException if the waiting thread is interrupted, which stays interrupted
     */
    public static <T> T await(CompletableFuture<T> asked) {
        try {
            // only waits: how it ended is join's to say
            asked.handle((answer, failure) -> "").get();
            return asked.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DrillException(
                    "interrupted while an answer was awaited", "see why the drill was ended", interrupted);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }

    private static PoolingAsyncClientConnectionManager connections(Duration timeout, Optional<PrivateCa> ca) {
        var builder = PoolingAsyncClientConnectionManagerBuilder.create();
        ca.ifPresent(own -> builder.setTlsStrategy(
                ClientTlsStrategyBuilder.create().setSslContext(own.context()).buildAsync()));
        return builder.setMaxConnPerRoute(CONNECTIONS)
                .setMaxConnTotal(CONNECTIONS)
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(of(connectTimeout(timeout)))
                        .setSocketTimeout(of(timeout))
                        .build())
                .useSystemProperties()
                .build();
    }

    /** Shorter than the whole timeout, so that "never connected" is told apart from "sent and not answered". */
    private static Duration connectTimeout(Duration timeout) {
        Duration half = timeout.dividedBy(2);
        return half.compareTo(LONGEST_CONNECT) < 0 ? half : LONGEST_CONNECT;
    }

    private static Timeout of(Duration time) {
        return Timeout.of(time);
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** An exchange may fail before there is anything to read; its reader is not told then. */
    private record Failing(CompletableFuture<RawAnswer> answer) implements FutureCallback<Void> {

        @Override
        public void completed(Void read) {
            // the reader says so itself
        }

        @Override
        public void failed(Exception cause) {
            answer.completeExceptionally(cause);
        }

        @Override
        public void cancelled() {
            answer.completeExceptionally(new CancellationException("the exchange was cancelled"));
        }
    }
}
