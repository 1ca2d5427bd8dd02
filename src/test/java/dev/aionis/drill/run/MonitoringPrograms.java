package dev.aionis.drill.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aionis.drill.await.Wait;
import dev.aionis.drill.facts.EvidenceJson;
import dev.aionis.drill.observe.monitoring.Alertmanager;
import dev.aionis.drill.observe.monitoring.NoAnswer;
import dev.aionis.drill.observe.monitoring.Prometheus;
import dev.aionis.drill.process.Daemon;
import dev.aionis.drill.process.DaemonSpec;
import dev.aionis.drill.process.Lifeline;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * A real Prometheus and a real Alertmanager on free ports of 127.0.0.1, with the rules that come as an example. Their
 * intervals are those of a drill that has seconds; what the rules look at, and how, is unchanged.
 */
final class MonitoringPrograms implements AutoCloseable {

    static final Path RULES = Path.of("drill-config", "examples", "prometheus-rules.yaml");

    private static final List<String> PROGRAMS = List.of("prometheus", "prometheus-alertmanager");
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Path folder;
    private final URI prometheus;
    private final URI alertmanager;
    private final List<Daemon> daemons = new ArrayList<>();

    private MonitoringPrograms(Path folder) throws IOException {
        this.folder = folder;
        this.prometheus = URI.create("http://127.0.0.1:" + freePort());
        this.alertmanager = URI.create("http://127.0.0.1:" + freePort());
    }

    /** Whether both programs can be started here. */
    static boolean installed() {
        return PROGRAMS.stream()
                .allMatch(program -> Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program))));
    }

    /** Starts both in {@code folder}; returns when both are ready. Nothing is scraped yet. */
    static MonitoringPrograms start(Path folder) throws IOException {
        var programs = new MonitoringPrograms(folder);
        try {
            programs.startBoth();
            return programs;
        } catch (RuntimeException | IOException broken) {
            programs.close();
            throw broken;
        }
    }

    URI prometheus() {
        return prometheus;
    }

    URI alertmanager() {
        return alertmanager;
    }

    /** Scrapes what the sandbox's own monitor watches, under the job names of the example, until all of it is up. */
    void scrape(URI dashboard) throws IOException {
        var targets = new ArrayList<Map<String, Object>>();
        for (JsonNode target : read(dashboard).path("targets")) {
            String name = target.path("name").asText();
            URI url = URI.create(target.path("url").asText());
            if (name.startsWith("api-") || name.equals("worker")) {
                targets.add(Map.of(
                        "targets", List.of(url.getAuthority()),
                        "labels", Map.of("job", name.equals("worker") ? "aionis-worker" : "aionis-api")));
            }
        }
        assertThat(targets).as("premise: two replicas and a worker are scraped").hasSize(3);
        // moved into place as a whole: Prometheus reads the file as soon as it changes
        Path written = Files.writeString(folder.resolve("targets.tmp"), EvidenceJson.pretty(targets));
        Files.move(written, folder.resolve("targets.json"), StandardCopyOption.ATOMIC_MOVE);
        await("all targets to be up", () -> up() == targets.size());
    }

    private long up() throws IOException {
        URI query = prometheus.resolve("/api/v1/targets?state=active");
        JsonNode active = read(query).path("data").path("activeTargets");
        return active.findValuesAsText("health").stream().filter("up"::equals).count();
    }

    private static JsonNode read(URI page) throws IOException {
        try (InputStream body = page.toURL().openStream()) {
            return new JsonMapper().readTree(body);
        }
    }

    @Override
    public void close() {
        daemons.forEach(Daemon::close);
    }

    private void startBoth() throws IOException {
        Files.writeString(folder.resolve("alertmanager.yaml"), """
                route: {receiver: nobody, group_wait: 0s, group_interval: 1s}
                receivers: [{name: nobody}]
                """);
        Files.writeString(folder.resolve("rules.yaml"), hastened(Files.readString(RULES)));
        Files.writeString(folder.resolve("prometheus.yaml"), """
                global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 250ms}
                rule_files: [rules.yaml]
                alerting: {alertmanagers: [{static_configs: [{targets: ["%s"]}]}]}
                scrape_configs: [{job_name: aionis, file_sd_configs: [{files: [targets.json]}]}]
                """.formatted(alertmanager.getAuthority()));
        start(
                "prometheus-alertmanager",
                "--config.file=alertmanager.yaml",
                "--storage.path=alertmanager",
                "--web.listen-address=" + alertmanager.getAuthority(),
                "--cluster.listen-address=");
        start(
                "prometheus",
                "--config.file=prometheus.yaml",
                "--storage.tsdb.path=prometheus",
                "--web.listen-address=" + prometheus.getAuthority());
        try (var one = new Alertmanager(alertmanager, LIMIT);
                var other = new Prometheus(prometheus, LIMIT)) {
            await("Alertmanager to be ready", () -> ready(one::ready));
            await("Prometheus to be ready", () -> ready(other::ready));
        }
    }

    /**
     * The same rules for a drill of seconds: they wait for 2 s, rates look at 5 s, an age of 3 s is old. Without any
     * waiting one scrape that a busy machine delayed would be an alert.
     */
    private static String hastened(String rules) {
        String hastened =
                rules.replaceAll("for: \\w+", "for: 2s").replace("[1m]", "[5s]").replace("> 60", "> 3");
        assertThat(hastened).as("premise: there was something to hasten").contains("for: 2s", "[5s]", "> 3\n");
        return hastened;
    }

    private void start(String... argv) {
        daemons.add(Daemon.start(new DaemonSpec(
                argv[0],
                Lifeline.guard(List.of(argv), List.of()),
                folder,
                Map.of(),
                folder.resolve(argv[0] + ".log"))));
    }

    /** What is still starting gives no answer. */
    private static boolean ready(Callable<Integer> status) throws Exception {
        try {
            return status.call() == 200;
        } catch (NoAnswer none) {
            return false;
        }
    }

    private static void await(String what, Callable<Boolean> condition) {
        Wait.upTo(LIMIT).forThe(what).until(condition);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
