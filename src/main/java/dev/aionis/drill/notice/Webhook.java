package dev.aionis.drill.notice;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One address that is told of events. The address is a secret: no message has it. */
public final class Webhook {

    private static final int REDIRECT = 3;
    private static final int SUCCESS = 2;

    private final String name;
    private final URI url;
    private final MessageForm form;
    private final Duration timeout;
    private final HttpClient client;

    /**
     * @param name what messages call it, e.g. {@code notifications.slack-webhook}
     * @param timeout for a whole exchange
     */
    public Webhook(String name, URI url, MessageForm form, Duration timeout) {
        this.name = name;
        this.url = url;
        this.form = form;
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    String name() {
        return name;
    }

    /** Tells it; answers what went wrong, without the address. */
    Optional<String> tell(DrillEvent event) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(timeout)
                .header("content-type", "application/json; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofByteArray(form.of(event)))
                .build();
        // the request's own timeout ends with the head of the answer; a body may hang for ever
        Future<HttpResponse<Void>> answer = client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
        try {
            int status = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS).statusCode();
            if (status / 100 == SUCCESS) {
                return Optional.empty();
            }
            return Optional.of("answered HTTP " + status + (status / 100 == REDIRECT ? ", which is not followed" : ""));
        } catch (TimeoutException slow) {
            return Optional.of(silent());
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            return Optional.of(
                    cause instanceof java.net.http.HttpTimeoutException
                            ? silent()
                            : "gave no answer: " + cause.getClass().getSimpleName());
        } finally {
            answer.cancel(true);
        }
    }

    private String silent() {
        return "gave no whole answer within " + timeout.toMillis() + " ms";
    }
}
