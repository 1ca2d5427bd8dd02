package dev.aionis.drill.aionis;

import dev.aionis.drill.model.RequestOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How one request ended, as far as its sender can know.
 *
 * @param outcome the class of the end
 * @param status the HTTP status, 0 if none was read
 * @param body what the contract says an answer holds; present exactly if the outcome is OK
 * @param detail what was seen, in a few words
 * @param requestId the server's {@code x-request-id}, or empty
 * @param retryAfter how long a throttled caller was asked to wait
 * @param sentAt just before the request was handed to the connection
 * @param endedAt when the last byte was read, or the failure was known
 * @param headers those that are kept: date, content-type, retry-after, x-request-id, x-served-by
 */
public record Answer<T>(
        RequestOutcome outcome,
        int status,
        Optional<T> body,
        String detail,
        String requestId,
        Optional<Duration> retryAfter,
        Instant sentAt,
        Instant endedAt,
        Map<String, String> headers) {

    public Answer {
        if (body.isPresent() != (outcome == RequestOutcome.OK)) {
            throw new IllegalArgumentException("answer, outcome " + outcome + ", body present: " + body.isPresent()
                    + ", expected one with OK only");
        }
        headers = Map.copyOf(headers);
    }

    public boolean ok() {
        return outcome == RequestOutcome.OK;
    }

    public Duration took() {
        return Duration.between(sentAt, endedAt);
    }
}
