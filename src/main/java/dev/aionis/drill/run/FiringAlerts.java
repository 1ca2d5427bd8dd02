package dev.aionis.drill.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aionis.drill.model.DrillException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.StreamSupport;

/** The alerts that an Alertmanager shows as firing, neither silenced nor inhibited. Bounded in time and memory. */
final class FiringAlerts {

    private static final Duration WITHIN = Duration.ofSeconds(5);
    private static final int MOST = 4 << 20;

    private final URI alerts;

    FiringAlerts(URI api) {
        alerts = api.resolve("/api/v2/alerts?active=true&silenced=false&inhibited=false");
    }

    /**
     * Those of {@code names} that fire.
     *
     * @throws DrillException if there is no answer, or another one than Alertmanager gives
     */
    List<String> among(List<String> names) {
        JsonNode list = answer();
        return StreamSupport.stream(list.spliterator(), false)
                .map(alert -> alert.path("labels").path("alertname").asText())
                .filter(names::contains)
                .distinct()
                .sorted()
                .toList();
    }

    private JsonNode answer() {
        HttpClient client = HttpClient.newBuilder().connectTimeout(WITHIN).build();
        HttpRequest request = HttpRequest.newBuilder(alerts).build();
        CompletableFuture<JsonNode> answer =
                client.sendAsync(request, BodyHandlers.ofInputStream()).thenApplyAsync(FiringAlerts::read);
        try {
            return answer.get(WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw unanswered("no whole answer within " + WITHIN.toSeconds() + " s");
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof DrillException said
                    ? said
                    : unanswered(String.valueOf(failed.getCause()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw unanswered("interrupted");
        }
    }

    private static JsonNode read(HttpResponse<InputStream> response) {
        try (InputStream body = response.body()) {
            byte[] bytes = body.readNBytes(MOST + 1);
            if (response.statusCode() != 200) {
                throw other(response, "HTTP " + response.statusCode());
            }
            if (bytes.length > MOST) {
                throw other(response, "more than " + MOST + " bytes");
            }
            JsonNode json = JsonMapper.builder().build().readTree(bytes);
            if (json == null || !json.isArray()) {
                throw other(response, "no JSON list");
            }
            return json;
        } catch (IOException broken) {
            throw other(response, broken.getClass().getSimpleName() + ", no JSON list");
        }
    }

    private static DrillException other(HttpResponse<?> response, String seen) {
        return new DrillException(
                "alerts at " + response.uri() + ", seen " + seen + ", expected Alertmanager's list of alerts",
                "monitoring.alert-api is the base URL of an Alertmanager");
    }

    private DrillException unanswered(String seen) {
        return new DrillException("alerts at " + alerts + ", " + seen, "is monitoring.alert-api reachable from here?");
    }
}
