package dev.aionis.drill.aionis;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aionis.drill.model.RequestOutcome;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;

/** Judges how a request ended: which class it falls into, and what was seen. */
final class AnswerReader<T> {

    private static final List<String> KEPT =
            List.of("date", "content-type", "retry-after", "x-request-id", "x-served-by");

    /** Turns a parsed body into what the contract promises. */
    interface Body<T> {
        T read(JsonNode json) throws ContractBroken;
    }

    private final Body<T> body;
    private final Function<RawAnswer, Optional<String>> cacheSigns;
    private final Instant sentAt;
    private final Instant endedAt;

    AnswerReader(Body<T> body, Function<RawAnswer, Optional<String>> cacheSigns, Instant sentAt, Instant endedAt) {
        this.body = body;
        this.cacheSigns = cacheSigns;
        this.sentAt = sentAt;
        this.endedAt = endedAt;
    }

    Answer<T> of(RawAnswer raw) {
        int family = raw.status() / 100;
        if (raw.status() == 429) {
            Answer<T> throttled = judged(raw, RequestOutcome.THROTTLED, refusal(raw));
            return withRetryAfter(throttled, retryAfter(raw));
        }
        if (family == 4) {
            return judged(raw, RequestOutcome.REFUSED, refusal(raw));
        }
        if (family == 3) {
            String to = raw.header("location").map(AnswerReader::place).orElse("nowhere");
            return judged(raw, RequestOutcome.SERVER_ERROR, raw.status() + ", redirected to " + to + ", expected 200");
        }
        return family == 2 ? success(raw) : judged(raw, RequestOutcome.SERVER_ERROR, refusal(raw));
    }

    /** Without credentials and parameters, which may be anybody's. */
    private static String place(String location) {
        return location.replaceFirst("[?#].*", "").replaceFirst("//[^/]*@", "//");
    }

    /** Nothing came back. Only where surely no connection was made is it known that nothing was sent. */
    Answer<T> of(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        boolean neverConnected = neverConnected(cause);
        return new Answer<>(
                neverConnected ? RequestOutcome.NOT_SENT : RequestOutcome.UNKNOWN,
                0,
                Optional.empty(),
                described(cause),
                "",
                Optional.empty(),
                sentAt,
                endedAt,
                Map.of());
    }

    private static boolean neverConnected(Throwable cause) {
        return cause instanceof ConnectException
                || cause instanceof ConnectTimeoutException
                || cause instanceof ConnectionRequestTimeoutException
                || cause instanceof UnknownHostException;
    }

    private Answer<T> success(RawAnswer raw) {
        Optional<String> kept = cacheSigns.apply(raw);
        if (kept.isPresent()) {
            return judged(
                    raw, RequestOutcome.SERVER_ERROR, raw.status() + ", from a cache, not from the API: " + kept.get());
        }
        if (raw.cut()) {
            return judged(
                    raw,
                    RequestOutcome.SERVER_ERROR,
                    raw.status() + ", body above " + BoundedReader.LIMIT + " bytes, begins '" + raw.excerpt() + "'");
        }
        Optional<JsonNode> json = json(raw);
        if (json.isEmpty()) {
            return judged(raw, RequestOutcome.SERVER_ERROR, raw.status() + ", expected a JSON object, " + seen(raw));
        }
        try {
            T read = body.read(json.get());
            return answer(raw, RequestOutcome.OK, Optional.of(read), Integer.toString(raw.status()));
        } catch (ContractBroken broken) {
            return judged(raw, RequestOutcome.SERVER_ERROR, raw.status() + ", " + broken.getMessage());
        }
    }

    private Answer<T> judged(RawAnswer raw, RequestOutcome outcome, String detail) {
        return answer(raw, outcome, Optional.empty(), detail);
    }

    private Answer<T> answer(RawAnswer raw, RequestOutcome outcome, Optional<T> read, String detail) {
        Map<String, String> kept = raw.headers().entrySet().stream()
                .filter(header -> KEPT.contains(header.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        String requestId = kept.getOrDefault("x-request-id", "");
        return new Answer<>(outcome, raw.status(), read, detail, requestId, Optional.empty(), sentAt, endedAt, kept);
    }

    private static <T> Answer<T> withRetryAfter(Answer<T> a, Optional<Duration> retryAfter) {
        return new Answer<>(
                a.outcome(),
                a.status(),
                a.body(),
                a.detail(),
                a.requestId(),
                retryAfter,
                a.sentAt(),
                a.endedAt(),
                a.headers());
    }

    /** The finer of the two: the body counts milliseconds, the header whole seconds. */
    private static Optional<Duration> retryAfter(RawAnswer raw) {
        Optional<Duration> fine = json(raw)
                .map(body -> body.path("details").path("retry_after_ms"))
                .filter(ms -> ms.isNumber() && ms.asLong() >= 0)
                .map(ms -> Duration.ofMillis(ms.asLong()));
        return fine.or(() -> raw.header("retry-after")
                .filter(seconds -> seconds.matches("\\d{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds))));
    }

    private static String refusal(RawAnswer raw) {
        String named = json(raw).map(body -> body.path("error").asText("")).orElse("");
        return raw.status() + (named.isEmpty() ? ", " + seen(raw) : " " + named);
    }

    private static String seen(RawAnswer raw) {
        return raw.body().length == 0 ? "body is empty" : "body begins '" + raw.excerpt() + "'";
    }

    private static Optional<JsonNode> json(RawAnswer raw) {
        try {
            return Optional.ofNullable(ContractBodies.JSON.readTree(raw.body())).filter(JsonNode::isObject);
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    private static String described(Throwable cause) {
        if (cause instanceof TimeoutException) {
            return "no whole answer within the timeout";
        }
        String message = cause.getMessage();
        String name = cause.getClass().getSimpleName();
        return message == null || message.isBlank() ? name : name + ": " + message;
    }
}
