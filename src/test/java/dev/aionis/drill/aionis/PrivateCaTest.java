package dev.aionis.drill.aionis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.model.MonotonicClock;
import dev.aionis.drill.model.RequestOutcome;
import dev.aionis.drill.model.TenantScope;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An API behind TLS whose certificate a CA of the operator's own signed, and a bearer token in place of a key. */
class PrivateCaTest {

    private static final String KEY = "deployment.external.ca-certificate";
    private static final String TOKEN = "header.payload.signature";
    private static final UUID CANARY = UUID.fromString("aaaaaaaa-0000-0000-0000-000000000001");

    @TempDir
    static Path folder;

    @TempDir
    static Path otherFolder;

    private static RawServer server;
    private static TestCa ca;
    private static TestCa other;

    @BeforeAll
    static void serve() throws IOException, GeneralSecurityException {
        ca = new TestCa(folder);
        other = new TestCa(otherFolder);
        server = new RawServer(PrivateCaTest::answer, ca.listener());
    }

    @AfterAll
    static void end() {
        server.close();
    }

    private static ApiTarget target(URI url, Optional<Path> pem) {
        return new ApiTarget(
                "balancer",
                url,
                Credential.bearer(TOKEN),
                pem.map(file -> PrivateCa.read(file, KEY)),
                Duration.ofSeconds(5));
    }

    @Test
    void calls_and_the_smoke_trust_what_the_ca_signed_and_show_the_token() {
        ApiTarget target = target(server.secureUrl(), Optional.of(ca.pem()));
        assertThat(TlsHandshake.objection(target)).isEmpty();

        try (var api = new AionisApi(target, new MonotonicClock())) {
            assertThat(api.health().outcome()).isEqualTo(RequestOutcome.OK);
        }
        SmokeResult smoke = new Smoke(target, List.of(), new MonotonicClock())
                .run(new TenantScope("default", "drill"), "smoke-1", new KnownNode("canary-1", CANARY, "amber"));

        assertThat(smoke.failures()).isEmpty();
        assertThat(server.requests())
                .hasSizeGreaterThanOrEqualTo(5)
                .allSatisfy(request -> assertThat(request.head())
                        .contains("Authorization: Bearer " + TOKEN)
                        .doesNotContainIgnoringCase("X-Api-Key"));
        assertThat(target.toString() + target.credential()).doesNotContain(TOKEN);
    }

    @Test
    void another_ca_or_none_is_objected_to() {
        for (Optional<Path> pem : List.of(Optional.of(other.pem()), Optional.<Path>empty())) {
            ApiTarget target = target(server.secureUrl(), pem);

            assertThat(TlsHandshake.objection(target))
                    .hasValueSatisfying(why -> assertThat(why)
                            .containsAnyOf("unable to find valid certification path", "Signature does not match"));
            try (var api = new AionisApi(target, new MonotonicClock())) {
                assertThat(api.health().outcome()).isNotEqualTo(RequestOutcome.OK);
            }
        }
    }

    @Test
    void a_name_that_is_not_in_the_certificate_is_objected_to() {
        URI byNumber = URI.create(server.secureUrl().toString().replace("localhost", "127.0.0.1"));

        assertThat(TlsHandshake.objection(target(byNumber, Optional.of(ca.pem()))))
                .hasValueSatisfying(why -> assertThat(why).contains("127.0.0.1"));
    }

    @Test
    void an_api_that_is_down_or_without_tls_is_none_of_its_business() {
        assertThat(TlsHandshake.objection(target(URI.create("https://127.0.0.1:1"), Optional.empty())))
                .isEmpty();
        assertThat(TlsHandshake.objection(target(URI.create("http://127.0.0.1:1"), Optional.empty())))
                .isEmpty();
    }

    @Test
    void a_file_that_is_no_ca_is_one_clear_error_that_names_the_key() throws IOException {
        Path missing = folder.resolve("no-such.pem");
        assertThatThrownBy(() -> PrivateCa.read(missing, KEY))
                .hasMessageStartingWith(
                        KEY + " " + missing + ", can't be read: NoSuchFileException, expected a PEM file");
        for (String text :
                List.of("", "not a certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")) {
            Path file = Files.writeString(folder.resolve("broken.pem"), text);
            assertThatThrownBy(() -> PrivateCa.read(file, KEY))
                    .hasMessageStartingWith(KEY + " " + file + ", no valid certificate: ");
        }
    }

    private static boolean answer(RawServer.Request request, Socket client) throws IOException {
        String path = request.line().split(" ")[1];
        String body = switch (path) {
            case "/health" -> "{\"ok\":true,\"database_target_hash\":\"" + "ab".repeat(32) + "\"}";
            case "/v1/memory/write" -> ContractAnswers.written("drill", "smoke-1");
            case "/v1/memory/find" -> ContractAnswers.found("smoke-1", ContractAnswers.NODE);
            default -> ContractAnswers.recalled("drill", CANARY);
        };
        RawServer.send(client, 200, "content-type: application/json\r\n", body);
        return true;
    }
}
