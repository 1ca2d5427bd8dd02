package dev.aionis.drill.lever.kubernetes;

import dev.aionis.drill.config.KubernetesConfig;
import dev.aionis.drill.model.DrillException;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The API server: sends calls with the kubeconfig's credentials, each within a time limit, and says what went wrong. */
public final class Cluster implements AutoCloseable {

    /** A PATCH that met another one is sent again so often: what it asks for does not depend on what was there. */
    private static final int ATTEMPTS = 3;

    private static final int CONFLICT = 409;
    private static final int NOT_FOUND = 404;

    private final KubernetesClient client;
    private final Duration limit;
    private final Refusals refusals;
    private final InstantSource clock;
    private final List<String> transcript = new ArrayList<>();

    Cluster(KubernetesClient client, KubernetesConfig config, InstantSource clock) {
        this.client = client;
        this.limit = config.callTimeout();
        this.refusals = new Refusals(URI.create(server()), config.namespace());
        this.clock = clock;
    }

    /** @throws DrillException if the configuration names a context or a file that is not there */
    public static Cluster of(KubernetesConfig config, InstantSource clock) {
        return new Cluster(ClusterAccess.open(config), config, clock);
    }

    /** @throws DrillException if it is refused or not answered */
    String send(ApiCall call) {
        return checked(call, answer(call));
    }

    /** As {@link #send}; empty where there is no such object. */
    Optional<String> find(ApiCall call) {
        HttpResponse<String> answer = answer(call);
        return answer.code() == NOT_FOUND ? Optional.empty() : Optional.of(checked(call, answer));
    }

    <T> T read(ApiCall call, Class<T> type) {
        return Serialization.unmarshal(send(call), type);
    }

    /** Every change that was asked for, and how it was answered: one line each. */
    String transcript() {
        synchronized (transcript) {
            return String.join("\n", transcript) + "\n";
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private String checked(ApiCall call, HttpResponse<String> answer) {
        if (!answer.isSuccessful()) {
            throw refusals.of(call, answer.code(), body(answer));
        }
        return body(answer);
    }

    private HttpResponse<String> answer(ApiCall call) {
        HttpResponse<String> answer = once(call);
        for (int attempt = 2;
                attempt <= ATTEMPTS
                        && answer.code() == CONFLICT
                        && call.method().equals("PATCH");
                attempt++) {
            answer = once(call);
        }
        return answer;
    }

    private HttpResponse<String> once(ApiCall call) {
        CompletableFuture<HttpResponse<String>> sent = client.getHttpClient().sendAsync(request(call), String.class);
        try {
            HttpResponse<String> answer = sent.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            note(call, "HTTP " + answer.code());
            return answer;
        } catch (ExecutionException failed) {
            note(call, "no answer");
            throw refusals.unreachable(call, failed);
        } catch (TimeoutException late) {
            sent.cancel(true);
            note(call, "no answer");
            throw refusals.unreachable(
                    call, new TimeoutException("kubernetes.call-timeout of " + limit.toMillis() + " ms is over"));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DrillException(
                    "call " + call.method() + " " + call.path() + ", interrupted", "start the drill again");
        }
    }

    private HttpRequest request(ApiCall call) {
        HttpRequest.Builder request = client.getHttpClient()
                .newHttpRequestBuilder()
                .uri(URI.create(server()).resolve(call.path()))
                .timeout(limit.toMillis(), TimeUnit.MILLISECONDS);
        return call.body()
                .map(json -> request.method(call.method(), call.type().orElseThrow(), json))
                .orElse(request)
                .build();
    }

    private void note(ApiCall call, String outcome) {
        if (call.changes()) {
            synchronized (transcript) {
                transcript.add(clock.instant() + " " + call + " -> " + outcome);
            }
        }
    }

    private String server() {
        return client.getMasterUrl().toString();
    }

    private static String body(HttpResponse<String> answer) {
        return answer.body() == null ? "" : answer.body();
    }
}
