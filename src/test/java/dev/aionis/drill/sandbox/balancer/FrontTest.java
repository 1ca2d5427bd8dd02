package dev.aionis.drill.sandbox.balancer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.sandbox.MemoryApi;
import dev.aionis.drill.sandbox.MemoryApi.Reply;
import io.undertow.Undertow;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What callers get when a backend is not what it should be; backends here are sockets that answer as told. */
class FrontTest {

    private Undertow listener;

    @AfterEach
    void stop() {
        if (listener != null) {
            listener.stop();
        }
    }

    @Test
    void a_refused_connection_goes_to_the_next_backend() throws Exception {
        try (var gone = ScriptedBackend.refusing();
                var sound = ScriptedBackend.answering("sound")) {
            MemoryApi api = front(gone, sound);
            for (int i = 0; i < 4; i++) {
                Reply reply = api.post("/v1/memory/write", "{}");
                assertThat(reply.status()).isEqualTo(200);
                assertThat(reply.header("x-served-by")).isEqualTo("backend-2");
            }
            assertThat(sound.requests()).isEqualTo(4);
        }
    }

    @Test
    void a_write_whose_answer_was_lost_is_answered_503_and_never_sent_twice() throws Exception {
        try (var dying = ScriptedBackend.hangingUp();
                var sound = ScriptedBackend.answering("sound")) {
            Reply reply = front(dying, sound).post("/v1/memory/write", "{}");
            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.body().path("error").asText()).isEqualTo("backend_unavailable");
            assertThat(reply.header("x-request-id")).isNotEmpty();
            assertThat(dying.requests()).isEqualTo(1);
            assertThat(sound.requests()).isZero();
        }
    }

    @Test
    void without_a_backend_the_balancer_answers_itself() throws Exception {
        Reply reply = front().get("/health");
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.body().path("error").asText()).isEqualTo("backend_unavailable");
        assertThat(reply.header("x-request-id")).isNotEmpty();
    }

    private MemoryApi front(ScriptedBackend... scripted) {
        var backends = new ArrayList<Backend>();
        for (ScriptedBackend backend : scripted) {
            backends.add(new Backend("backend-" + (backends.size() + 1), backend.uri()));
        }
        var rotation = new Rotation(List.copyOf(backends), new WeightedTurns());
        for (Backend backend : backends) {
            backend.setReady(true);
            rotation.update(backend);
        }
        listener = Undertow.builder()
                .setIoThreads(1)
                .setWorkerThreads(1)
                .addHttpListener(0, "127.0.0.1")
                .setHandler(new Front(rotation))
                .build();
        listener.start();
        var address = (InetSocketAddress) listener.getListenerInfo().get(0).getAddress();
        return new MemoryApi(URI.create("http://127.0.0.1:" + address.getPort()), "key");
    }
}
