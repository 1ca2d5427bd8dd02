package dev.aionis.drill.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aionis.drill.sandbox.service.Json;
import dev.aionis.drill.sandbox.service.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WriteRequestTest {

    @Test
    void reads_what_the_drills_send() {
        WriteRequest request = read("{'tenant_id':'acme','scope':'s','actor':'drill','input_text':'hello',"
                + "'auto_embed':true,'memory_lane':'shared','trigger_topic_cluster':true,'topic_cluster_async':true,"
                + "'nodes':[{'client_id':'c1','type':'event','text_summary':'hello','slots':{'a':1}}]}");
        assertThat(request.key().storageKey()).isEqualTo("tenant:acme::scope:s");
        assertThat(request.inputSha256()).isEqualTo(Sha256.of("hello"));
        assertThat(request.topicCluster()).isTrue();
        assertThat(request.nodes()).singleElement().satisfies(node -> {
            assertThat(node.clientId()).contains("c1");
            assertThat(node.lane()).isEqualTo("shared");
            assertThat(node.slots().path("a").asInt()).isEqualTo(1);
        });
    }

    @Test
    void all_issues_come_at_once_with_their_paths() {
        assertThat(issues("{'scope':'s','actor':7,'nodes':[{'type':'song','text_summary':' '},"
                        + "{'client_id':'c','type':'event','text_summary':'x','memory_lane':'private'}]}"))
                .containsExactlyInAnyOrder(
                        "actor", "input_text", "nodes[0].type", "nodes[0].text_summary", "nodes[1].owner_agent_id");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'input_text':'x'} | nodes",
                "{'input_text':'x','nodes':[]} | nodes",
                "{'input_sha256':'abc','nodes':[{'type':'event','text_summary':'x'}]} | input_sha256",
                "{'input_text':'x','auto_embed':'yes','nodes':[{'type':'event','text_summary':'x'}]} | auto_embed",
                "{'input_text':'x','nodes':[{'type':'event','text_summary':'x','slots':[]}]} | nodes[0].slots",
                "{'input_text':'x','trigger_topic_cluster':true,'topic_cluster_async':false,"
                        + "'nodes':[{'type':'event','text_summary':'x'}]} | topic_cluster_async",
                "{'input_text':'x','nodes':[{'client_id':'c','type':'event','text_summary':'x'},"
                        + "{'client_id':'c','type':'event','text_summary':'y'}]} | nodes[1].client_id",
                "[] | ''",
            })
    void one_thing_wrong_is_one_issue(String body, String path) {
        assertThat(issues(body)).containsExactly(path);
    }

    @ParameterizedTest
    @CsvSource({"{'scope':'  '}", "{'scope':'tenant:acme::scope:s'}"})
    void a_blank_or_reserved_scope_is_an_invalid_scope(String body) {
        ApiRefusal refusal = catchThrowableOfType(ApiRefusal.class, () -> read(body));
        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.body().path("error").asText()).isEqualTo("invalid_scope");
    }

    private static List<String> issues(String body) {
        ApiRefusal refusal = catchThrowableOfType(ApiRefusal.class, () -> read(body));
        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.body().path("error").asText()).isEqualTo("invalid_request");
        return StreamSupport.stream(refusal.body().path("issues").spliterator(), false)
                .map(issue -> issue.path("path").asText())
                .toList();
    }

    private static WriteRequest read(String body) {
        try {
            JsonNode json = Json.parse(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
            Fields fields = Fields.of(json);
            return WriteRequest.of(TenantKey.of(fields), fields);
        } catch (IOException notJson) {
            throw new AssertionError("the test's body is not JSON: " + body, notJson);
        }
    }
}
