package dev.aionis.drill.observe.monitoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aionis.drill.aionis.HttpWire;
import dev.aionis.drill.aionis.RawAnswer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.nio.support.AsyncRequestBuilder;

/**
 * One HTTP server of somebody else's monitoring. Each exchange ends within the timeout and keeps at most {@link #LIMIT}
 * bytes, whatever the server does. No message has the URL, which may hold credentials.
 */
public final class Peer implements AutoCloseable {

    /** The rules of a large installation fit in. */
    static final int LIMIT = 8 << 20;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String name;
    private final String base;
    private final Duration timeout;
    private final HttpWire wire;

    /**
     * @param name what messages call it, e.g. {@code Prometheus}
     * @param base its URL, with the path prefix under which it serves, if any
     * @param timeout for a whole exchange
     */
    public Peer(String name, URI base, Duration timeout) {
        this.name = name;
        this.base = base.toString().replaceFirst("/+$", "");
        this.timeout = timeout;
        this.wire = new HttpWire(name, timeout);
    }

    /**
     * The status of {@code GET path}.
     *
     * @param path begins with a slash, or is empty for the base URL itself
     */
    public int status(String path) throws NoAnswer {
        return send(AsyncRequestBuilder.get(base + path), path).status();
    }

    /** The body of {@code GET path}, which must be 2xx with JSON. */
    JsonNode json(String path) throws NoAnswer {
        RawAnswer answer = send(AsyncRequestBuilder.get(base + path), path);
        if (answer.status() / 100 != 2) {
            throw refused(path, answer, "expected 200");
        }
        if (answer.cut()) {
            throw refused(path, answer, "longer than " + LIMIT + " bytes");
        }
        try {
            return JSON.readTree(answer.body());
        } catch (IOException notJson) {
            throw refused(path, answer, "expected JSON");
        }
    }

    /** The status of {@code POST path} with {@code body} as JSON. */
    int post(String path, Object body) throws NoAnswer {
        try {
            byte[] bytes = JSON.writeValueAsBytes(body);
            return send(AsyncRequestBuilder.post(base + path).setEntity(bytes, ContentType.APPLICATION_JSON), path)
                    .status();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("request body of " + path + ", cannot be written as JSON", e);
        }
    }

    /** An answer of another form than that of the API. */
    NoAnswer unlike(String path, String expected) {
        return new NoAnswer(what(path) + " answered JSON, but not " + expected);
    }

    @Override
    public void close() {
        wire.close();
    }

    private RawAnswer send(AsyncRequestBuilder request, String path) throws NoAnswer {
        try {
            return HttpWire.await(wire.send(request.build(), timeout, LIMIT));
        } catch (CompletionException | IllegalArgumentException failed) {
            throw new NoAnswer(what(path) + " gave no answer: " + inWords(failed));
        }
    }

    private NoAnswer refused(String path, RawAnswer answer, String expected) {
        String seen = answer.body().length == 0 ? "empty body" : "body begins '" + answer.excerpt() + "'";
        return new NoAnswer(what(path) + " answered HTTP " + answer.status() + ", " + seen + ", " + expected);
    }

    /** Without the query, which repeats what is known. */
    private String what(String path) {
        return name + " " + path.replaceFirst("\\?.*", "");
    }

    private String inWords(Throwable failed) {
        Throwable cause =
                failed instanceof CompletionException && failed.getCause() != null ? failed.getCause() : failed;
        if (cause instanceof TimeoutException) {
            return "nothing whole within " + timeout.toMillis() + " ms";
        }
        return cause.getClass().getSimpleName() + (cause.getMessage() == null ? "" : ": " + cause.getMessage());
    }
}
