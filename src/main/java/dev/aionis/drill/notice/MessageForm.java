package dev.aionis.drill.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The forms in which an event is sent. */
public enum MessageForm {
    /** As Slack's incoming webhooks, and those that follow them, take it. */
    SLACK(MessageForm::slack),
    /** The event's fields. */
    JSON(MessageForm::plain);

    /** Slack refuses a longer section. */
    private static final int LONGEST_SECTION = 3000;

    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private final Function<DrillEvent, Map<String, Object>> form;

    MessageForm(Function<DrillEvent, Map<String, Object>> form) {
        this.form = form;
    }

    byte[] of(DrillEvent event) {
        try {
            return MAPPER.writeValueAsBytes(form.apply(event));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an event holds what JSON cannot say", impossible);
        }
    }

    private static Map<String, Object> slack(DrillEvent event) {
        String text = escaped(event.sentence());
        String section = text.length() <= LONGEST_SECTION ? text : text.substring(0, LONGEST_SECTION - 1) + "…";
        var message = new LinkedHashMap<String, Object>();
        message.put("text", section);
        message.put("blocks", List.of(Map.of("type", "section", "text", Map.of("type", "mrkdwn", "text", section))));
        return message;
    }

    private static Map<String, Object> plain(DrillEvent event) {
        var message = new LinkedHashMap<String, Object>();
        message.put("event", event.kind().label());
        message.put("drillId", event.drillId());
        message.put("environment", event.environment());
        message.put("owner", event.owner());
        message.put("at", event.at().toString());
        message.put("verdict", event.verdict());
        message.put("why", event.why());
        message.put("scenarios", event.scenarios());
        message.put("text", event.sentence());
        return message;
    }

    /** The three characters that mean something to Slack. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
