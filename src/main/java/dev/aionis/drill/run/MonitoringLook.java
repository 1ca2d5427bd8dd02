package dev.aionis.drill.run;

import static io.restassured.RestAssured.given;

import dev.aionis.drill.await.Wait;
import dev.aionis.drill.criteria.Check;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Whether monitoring is there: dashboards answer, and a test alert sent to the alert API is seen there again. */
final class MonitoringLook {

    private static final int MILLIS = 5_000;
    /** An Alertmanager shows an alert as soon as it took it. */
    private static final Duration SEEN_WITHIN = Duration.ofSeconds(10);

    private static final RestAssuredConfig BOUNDED = RestAssuredConfig.config()
            .httpClient(HttpClientConfig.httpClientConfig()
                    .setParam("http.connection.timeout", MILLIS)
                    .setParam("http.socket.timeout", MILLIS));

    private final Stage stage;
    private final Duration seenWithin;

    MonitoringLook(Stage stage) {
        this(stage, SEEN_WITHIN);
    }

    /** @param seenWithin how long to look for the test alert */
    MonitoringLook(Stage stage, Duration seenWithin) {
        this.stage = stage;
        this.seenWithin = seenWithin;
    }

    /** One check for each dashboard of the configuration. */
    List<Check> dashboards() {
        return stage.deployment().dashboards().stream().map(this::answers).toList();
    }

    /** Sends an alert that names the drill and looks for it. */
    Check alertChannel() {
        String name = stage.config().monitoring().alertChannel();
        return stage.deployment()
                .alertApi()
                .map(api -> alerted(name, api))
                .orElseGet(
                        () -> Check.unknown(name, "monitoring.alert-api is not configured, so nothing could be sent"));
    }

    private Check answers(URI dashboard) {
        try {
            Response response = given().config(BOUNDED).get(dashboard);
            return Check.of(dashboard.toString(), response.statusCode() / 100 == 2, "HTTP " + response.statusCode());
        } catch (Exception failed) {
            return Check.of(dashboard.toString(), false, "no answer: " + failed.getMessage());
        }
    }

    private Check alerted(String channel, URI api) {
        String drill = stage.run().id().value();
        URI alerts = api.resolve("/api/v2/alerts");
        try {
            Response sent = given().config(BOUNDED)
                    .contentType("application/json")
                    .body(EvidenceJson.pretty(List.of(Map.of(
                            "labels", Map.of("alertname", "HaDrillTestAlert", "drill", drill, "severity", "none"),
                            "annotations", Map.of("summary", "test alert of a resiliency drill, no action needed")))))
                    .post(alerts);
            boolean seen = sent.statusCode() / 100 == 2
                    && Wait.upTo(seenWithin)
                            .forThe("the test alert to be seen at " + alerts)
                            .reached(() -> given().config(BOUNDED)
                                    .get(alerts)
                                    .asString()
                                    .contains(drill));
            return Check.of(channel, seen, seen ? "test alert seen" : "test alert not seen, HTTP " + sent.statusCode());
        } catch (Exception failed) {
            return Check.of(channel, false, "no answer from " + alerts + ": " + failed.getMessage());
        }
    }
}
