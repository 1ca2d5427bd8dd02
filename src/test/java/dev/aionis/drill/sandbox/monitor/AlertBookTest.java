package dev.aionis.drill.sandbox.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aionis.drill.sandbox.service.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertBookTest {

    private Instant now = Instant.parse("2026-02-28T10:00:00Z");
    private final AlertBook book = new AlertBook("ops-alerts", () -> now);

    @Test
    void a_posted_alert_is_active_in_alertmanagers_form() throws IOException {
        book.post(json("[{'labels':{'alertname':'Drill','severity':'info'},'annotations':{'summary':'hello'}}]"));
        JsonNode alert = book.active(List.of()).path(0);
        assertThat(alert.at("/labels/alertname").asText()).isEqualTo("Drill");
        assertThat(alert.at("/annotations/summary").asText()).isEqualTo("hello");
        assertThat(alert.at("/status/state").asText()).isEqualTo("active");
        assertThat(alert.at("/receivers/0/name").asText()).isEqualTo("ops-alerts");
        assertThat(alert.path("startsAt").asText()).isEqualTo("2026-02-28T10:00:00Z");
        assertThat(alert.path("fingerprint").asText()).matches("[0-9a-f]{16}");
    }

    @Test
    void the_same_labels_are_the_same_alert() throws IOException {
        book.post(json("[{'labels':{'alertname':'Drill'}}]"));
        now = now.plusSeconds(60);
        book.post(json("[{'labels':{'alertname':'Drill'},'annotations':{'summary':'again'}}]"));
        assertThat(book.active(List.of())).hasSize(1);
        assertThat(book.active(List.of()).path(0).path("startsAt").asText()).isEqualTo("2026-02-28T10:00:00Z");
    }

    @Test
    void an_alert_ends_at_its_end_or_after_five_minutes() throws IOException {
        book.post(json(
                "[{'labels':{'alertname':'Short'},'endsAt':'2026-02-28T10:00:30Z'},{'labels':{'alertname':'Long'}}]"));
        now = now.plusSeconds(31);
        assertThat(names(List.of())).containsExactly("Long");
        now = now.plus(Duration.ofMinutes(5));
        assertThat(names(List.of())).isEmpty();
    }

    @Test
    void filters_match_labels() {
        book.raise(Map.of("alertname", "TargetDown", "instance", "api-1"), Map.of());
        book.raise(Map.of("alertname", "TargetDown", "instance", "worker"), Map.of());
        assertThat(instances("instance=\"api-1\"")).containsExactly("api-1");
        assertThat(instances("instance=~\"wor.*\"")).containsExactly("worker");
        assertThat(instances("instance!=\"api-1\"")).containsExactly("worker");
        assertThat(instances("instance!~\"wor.*\"")).containsExactly("api-1");
        assertThat(instances("alertname=TargetDown")).hasSize(2);
    }

    @Test
    void a_bad_alert_refuses_the_whole_post() {
        assertThatThrownBy(() -> book.post(json("[{'labels':{'alertname':'Good'}},{'labels':{}}]")))
                .hasMessage("an alert needs labels");
        assertThatThrownBy(() -> book.post(json("[{'labels':{'a':'b'},'endsAt':'soon'}]")))
                .hasMessageContaining("endsAt is 'soon'");
        assertThat(book.active(List.of())).isEmpty();
    }

    private List<String> instances(String filter) {
        return book.active(List.of(LabelMatcher.parse(filter))).findValuesAsText("instance");
    }

    private List<String> names(List<LabelMatcher> matchers) {
        return book.active(matchers).findValuesAsText("alertname");
    }

    private static JsonNode json(String text) throws IOException {
        return Json.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
