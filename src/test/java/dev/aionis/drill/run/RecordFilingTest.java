package dev.aionis.drill.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.aionis.drill.model.DrillException;
import dev.aionis.drill.record.DrillRecord;
import dev.aionis.drill.record.FilingNotes.Freshness;
import dev.aionis.drill.record.RecordFiles;
import dev.aionis.drill.record.seal.SealCheck;
import dev.aionis.drill.record.seal.SealFinding;
import dev.aionis.drill.record.seal.VerifyingKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What a drill leaves once it has ended: sealed, remembered, and readable by machines. */
class RecordFilingTest {

    private final ListAppender<ILoggingEvent> console = new ListAppender<>();
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> overrides = new HashMap<>();

    @TempDir
    Path base;

    @BeforeEach
    void listen() {
        console.start();
        ((Logger) LoggerFactory.getLogger("drill")).addAppender(console);
    }

    @AfterEach
    void stopListening() {
        ((Logger) LoggerFactory.getLogger("drill")).detachAppender(console);
    }

    @Test
    void a_drill_is_sealed_by_the_configured_key_and_every_changed_file_is_named() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        environment.put("SIGNING_KEY", pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
        overrides.put("record.signing-key", "${SIGNING_KEY}");
        overrides.put("record.key-id", "drills-2026");
        DrillRecord record = drill();
        Path folder = folder(record);
        VerifyingKey key =
                VerifyingKey.of("key", pem("PUBLIC KEY", pair.getPublic().getEncoded()));

        assertThat(record.filing().seal()).isEqualTo("signed by key drills-2026, Ed25519");
        assertThat(check(folder, key)).isEmpty();
        List<Path> files = files(folder);
        assertThat(files)
                .extracting(file -> folder.relativize(file).toString())
                .contains(
                        "record.json", "record.md", "metrics.txt", "junit.xml", "charts/trend.png", "samples/seen.csv");
        for (Path file : files) {
            byte[] before = Files.readAllBytes(file);
            byte[] changed = before.clone();
            changed[before.length / 2] ^= 1;
            Files.write(file, changed);
            assertThat(check(folder, key))
                    .as("changed " + file)
                    .anyMatch(line -> line.contains(folder.relativize(file).toString()));
            Files.write(file, before);
        }
        assertThat(check(folder, key)).as("put back").isEmpty();
    }

    @Test
    void an_unsigned_record_says_so_everywhere() throws IOException {
        DrillRecord record = drill();

        assertThat(record.filing().seal()).startsWith("unsigned, no record.signing-key is configured");
        assertThat(Files.readString(folder(record).resolve("record.md")))
                .contains("Seal: unsigned, no record.signing-key");
        assertThat(said()).anyMatch(line -> line.startsWith("  seal    unsigned, no record.signing-key"));
        assertThat(SealCheck.of(folder(record)).run())
                .filteredOn(finding -> !finding.isBroken())
                .extracting(SealFinding::what)
                .anyMatch(what -> what.startsWith("unsigned"));
    }

    @Test
    void a_key_that_cannot_sign_is_refused_before_the_drill() {
        environment.put("SIGNING_KEY", "hunter2-no-key");
        overrides.put("record.signing-key", "${SIGNING_KEY}");
        DrillRun run = run();
        ScenarioLog preconditions = run.select(Scenario.PRECONDITIONS, List.of("Configured"));

        assertThatThrownBy(() -> run.configure(preconditions))
                .isInstanceOf(DrillException.class)
                .hasMessageContaining("record.signing-key, not one PEM block")
                .hasMessageNotContaining("hunter2");
        run.close();
        assertThat(base.resolve("drill-records")).doesNotExist();
    }

    @Test
    void drills_are_chained_remembered_and_old_passes_pointed_out() throws IOException {
        DrillRecord first = drill();
        DrillRecord second = drill();

        JsonNode manifest = new ObjectMapper()
                .readTree(folder(second).resolve("manifest.json").toFile());
        assertThat(manifest.path("previous").path("drillId").asText())
                .isEqualTo(first.drillId().value());
        assertThat(Files.readAllLines(base.resolve("drill-records/history.jsonl")))
                .hasSize(2)
                .last()
                .asString()
                .contains("\"drillId\":\"" + second.drillId() + "\"");
        assertThat(second.filing().freshness())
                .extracting(Freshness::what)
                .contains("A has never passed here, record.freshness is 90 days");
        assertThat(said())
                .anyMatch(line -> line.contains("note: A has never passed here, record.freshness is 90 days"));
    }

    @Test
    void machines_find_their_files_in_the_folder_and_where_pipelines_look() throws IOException {
        Path folder = folder(drill());

        assertThat(base.resolve("work/drill-metrics.txt")).hasSameTextualContentAs(folder.resolve("metrics.txt"));
        assertThat(base.resolve("work/drill-metrics.prom")).hasSameTextualContentAs(folder.resolve("metrics.txt"));
        assertThat(base.resolve("work/drill-junit.xml")).hasSameTextualContentAs(folder.resolve("junit.xml"));
        assertThat(base.resolve("work/drill.env"))
                .content()
                .startsWith("DRILL_ID=" + folder.getFileName() + "\nDRILL_VERDICT=");
    }

    @Test
    void what_fails_beside_the_record_is_a_line_and_the_record_stays() throws IOException {
        DrillRun run = drilled();
        Files.createDirectory(base.resolve("drill-records/history.jsonl"));

        run.close();

        assertThat(said())
                .anyMatch(line -> line.startsWith("  note: history not written: "))
                .noneMatch(line -> line.contains("Exception in"));
        assertThat(run.record()).isPresent();
    }

    @Test
    void a_webhook_hears_of_start_abort_and_end_and_its_address_is_nowhere() throws IOException {
        var told = new CopyOnWriteArrayList<String>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            told.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(told.size() == 1 ? 500 : 204, -1);
            exchange.close();
        });
        server.start();
        try {
            environment.put("HOOK", "http://127.0.0.1:" + server.getAddress().getPort() + "/hunter2");
            overrides.put("notifications.json-webhook", "${HOOK}");
            DrillRun run = open();
            run.abort("interrupted from outside");

            assertThat(told).extracting(RecordFilingTest::event).containsExactly("start", "abort", "end");
            assertThat(told.get(2)).contains("\"verdict\":\"fail\"", "aborted because interrupted from outside");
            assertThat(said())
                    .contains("note: notifications.json-webhook was not told of the start: answered HTTP 500")
                    .noneMatch(line -> line.contains("hunter2"));
            for (Path file : files(run.evidence().root())) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain("hunter2");
            }
        } finally {
            server.stop(0);
        }
    }

    private static String event(String json) {
        return json.replaceFirst("^\\{\"event\":\"(\\w+)\".*$", "$1");
    }

    private DrillRecord drill() {
        DrillRun run = drilled();
        run.close();
        return RecordFiles.read(folder(run.record().orElseThrow()));
    }

    private DrillRun drilled() {
        DrillRun run = open();
        ScenarioLog restore = run.select(Scenario.DATABASE_RESTORE, List.of("Observed"));
        restore.begin();
        restore.stepStarted(1, "Observed");
        restore.judged(Judged.MET);
        run.desk().attach(restore, "Samples", "samples/seen.csv", "at,rows\n2026-02-28T10:10:00Z,4\n");
        restore.stepDone();
        restore.end();
        return run;
    }

    private DrillRun open() {
        DrillRun run = run();
        ScenarioLog preconditions = run.select(Scenario.PRECONDITIONS, List.of("Configured"));
        preconditions.stepStarted(1, "Configured");
        run.configure(preconditions);
        preconditions.stepDone();
        return run;
    }

    private DrillRun run() {
        return new DrillRun(
                new DrillSettings(
                        base,
                        base.resolve("work"),
                        Path.of("drill-config", "local.yaml"),
                        overrides,
                        environment,
                        Optional.empty()),
                new KeptAttachments());
    }

    private Path folder(DrillRecord record) {
        return base.resolve("drill-records").resolve(record.drillId().value());
    }

    private List<String> said() {
        return console.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private static List<String> check(Path folder, VerifyingKey key) {
        return SealCheck.of(folder).trusting(List.of(key)).run().stream()
                .filter(SealFinding::isBroken)
                .map(SealFinding::toString)
                .toList();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + label + "-----";
    }
}
