package dev.aionis.drill.junit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.aionis.drill.evidence.Redactor;
import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.FileSystemResultsWriter;
import io.qameta.allure.model.TestResult;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShownExchangesTest {

    @TempDir
    Path results;

    private final AllureLifecycle usual = Allure.getLifecycle();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("X-Served-By", "api-1");
            exchange.getResponseHeaders().add("X-Anything", "hunter2-of-the-answer");
            byte[] body = "{\"ok\":true,\"token\":\"hunter2-of-the-body\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        Allure.setLifecycle(new AllureLifecycle(new FileSystemResultsWriter(results)));
    }

    @AfterEach
    void close() {
        Allure.setLifecycle(usual);
        server.stop(0);
    }

    @Test
    void headers_and_parameters_pass_by_allowlist_and_bodies_are_cleaned() throws IOException {
        Allure.getLifecycle().scheduleTestCase(new TestResult().setUuid("one"));
        Allure.getLifecycle().startTestCase("one");

        RestAssured.given()
                .filter(new ShownExchanges(new Redactor(List.of())::clean))
                .header("X-Whatever", "hunter2-of-the-request")
                .header("X-Request-Id", "request-17")
                .body("{\"password\":\"hunter2-sent\"}")
                .post("http://127.0.0.1:" + server.getAddress().getPort() + "/v1?limit=5&q=hunter2-asked");

        String shown;
        try (var files = Files.list(results)) {
            shown = files.map(ShownExchangesTest::text).collect(Collectors.joining("\n"));
        }
        assertThat(shown)
                .contains("X-Whatever", "request-17", "limit=5", "api-1", "X-anything", "&quot;ok&quot;")
                .doesNotContain("hunter2");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
