package dev.aionis.drill.staging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.model.Verdict;
import dev.aionis.drill.record.DrillRecord;
import dev.aionis.drill.record.RecordFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Method: plant a secret of its own in everything that a drill reads, let drills end in every verdict, and look for each
 * of them in every file that they leave: records, report, console, the build's own reports. What is looked for is half of
 * each, in either case, in hex, and in base64 at each place where it may begin.
 */
@Tag("long")
class CanaryDrillTest {

    private static final List<String> QUICK = List.of(
            "-Ddrill.set.observe.steady-state=1s", "-Ddrill.set.load.minimum-samples=5", "-Ddrill.set.worker.pause=2s");

    private static final List<Canary> PLANTED = new ArrayList<>();
    private static final Pattern API = Pattern.compile("(\"apiUrl\":\")([^\"]+)");

    @TempDir
    static Path base;

    @TempDir
    static Path plants;

    private static StagingPlace place;
    private static LeakyGate gate;
    private static LeakyGate copyGate;
    private static Connection session;

    @BeforeAll
    static void plant() throws Exception {
        Files.writeString(plants.resolve("leaks"), leaks());
        Map<String, String> headers = Map.of(
                "Set-Cookie", "sid=" + planted("cookie of an answer") + "; Path=/",
                "X-Internal-Token", planted("header with the name of a secret"),
                "X-Baggage", planted("header that nobody knows"));
        String error = "{\"error\":\"cannot reach postgres://app:" + planted("error body, URL")
                + "@db/x\",\"password\":\"" + planted("error body, field") + "\"}";
        gate = new LeakyGate(headers, error);
        copyGate = new LeakyGate(headers, error);
        place = StagingPlace.open(base, "canary", CanaryDrillTest::leaky);
        Path leak = base.resolve("hooks/leak");
        Files.copy(CanaryDrillTest.class.getResourceAsStream("/staging/leak"), leak);
        Files.setPosixFilePermissions(leak, PosixFilePermissions.fromString("rwx------"));
        place.says(CanaryDrillTest::throughTheGate);
        gate.before(place.sandbox().balancer());
        place.export(Map.of(
                "LEAKS", plants.resolve("leaks").toString(),
                "AIONIS_API", gate.address().toString(),
                "SLACK", "http://127.0.0.1:1/services/" + planted("webhook"),
                "DASHBOARD_ID", planted("parameter of a dashboard's URL"),
                "LEAKY_HOOK_TOKEN", "p@ss/\"" + planted("secret handed to hooks") + "\\é+ '<&>",
                "LEAKY_GATE_PASSWORD", "g#te%" + planted("secret handed to a gate"),
                "CI_JOB_TOKEN", planted("secret of the environment")));
        login("database password", place.sandbox().readOnlyLogin().password());
        login("API key", place.sandbox().apiKey());
        rows();
    }

    @AfterAll
    static void close() throws Exception {
        for (AutoCloseable part : new AutoCloseable[] {session, place, copyGate, gate}) {
            if (part != null) {
                part.close();
            }
        }
    }

    @Test
    void a_drill_that_passes_shows_none() throws Exception {
        assertThat(drilled("-Dgroups=worker").verdict()).isEqualTo(Verdict.PASS);
        noneIsSeen();
    }

    @Test
    void a_drill_that_a_hook_breaks_shows_none() throws Exception {
        place.says(reply -> new Mailbox.Reply(3, "denied, " + reply.stdout()));
        try {
            DrillRecord record = drilled("-Dgroups=worker");
            assertThat(record.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(record.why()).contains("hook ");
        } finally {
            place.says(CanaryDrillTest::throughTheGate);
        }
        noneIsSeen();
    }

    /** Shows exchanges with the API of the copy, by the leaky gate. */
    @Test
    @Tag("canaries")
    void a_restore_that_passes_shows_none() throws Exception {
        assertThat(drilled("-Dgroups=restore").verdict()).isEqualTo(Verdict.PASS);
        noneIsSeen();
    }

    @Test
    @Tag("canaries")
    void a_drill_that_misses_an_objective_shows_none() throws Exception {
        assertThat(drilled("-Dgroups=worker", "-Ddrill.set.objectives.worker.drain=1ms")
                        .verdict())
                .isEqualTo(Verdict.FAIL);
        noneIsSeen();
    }

    @Test
    @Tag("canaries")
    void a_drill_that_is_aborted_shows_none() throws Exception {
        var options = new ArrayList<>(QUICK);
        options.addAll(List.of(
                "-Dgroups=worker",
                "-Ddrill.set.abort.window=2s",
                "-Ddrill.set.abort.error-rate=0.2",
                "-Ddrill.set.worker.pause=1m"));
        StagedDrill drill = place.drill(options);
        drill.awaitStep("C", 3);
        gate.failEvery(2);
        try {
            drill.exitCode();
        } finally {
            gate.failEvery(Integer.MAX_VALUE);
        }
        DrillRecord record = RecordFiles.read(place.lastFolder());
        assertThat(record.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(record.why()).contains("aborted because");
        noneIsSeen();
    }

    /** By the build, whose console and reports are searched as well. */
    @Test
    void a_drill_that_proves_nothing_shows_none() throws Exception {
        Path project = CompiledProject.in(base.resolve("project"));
        StagedDrill drill = place.start(
                List.of(
                        "./mvnw",
                        "-B",
                        "-ntp",
                        "-o",
                        "-Dmaven.repo.local=" + System.getProperty("localRepository"),
                        "failsafe:integration-test@drill",
                        "-Pdrill-staging",
                        "-Dallure.results.directory=" + base.resolve("allure-results"),
                        "-Ddrill.basedir=" + base,
                        "-Ddrill.config=staging.yaml",
                        "-Ddrill.preflight=true",
                        "-Ddrill.set.hook.environment.MORE_TOKEN=" + planted("override of a hook's variable"),
                        "-Dproxy.auth-token=" + planted("property of the build")),
                project);
        assertThat(drill.exitCode()).as(drill.console()).isZero();
        DrillRecord record = RecordFiles.read(place.lastFolder());
        assertThat(record.verdict()).as(record.why()).isEqualTo(Verdict.PARTIAL);
        assertThat(project.resolve("target/failsafe-reports")).isNotEmptyDirectory();
        noneIsSeen();
    }

    private static void noneIsSeen() throws IOException {
        assertThat(PLANTED).hasSizeGreaterThanOrEqualTo(30);
        var places = new ArrayList<>(List.of(
                base.resolve("drill-records"), base.resolve("allure-results"), Path.of("target", "canary-drills")));
        for (String folder : List.of("target", "project/target/failsafe-reports")) {
            if (Files.exists(base.resolve(folder))) {
                places.add(base.resolve(folder));
            }
        }
        var search = new LeakSearch(PLANTED);
        List<String> found = search.in(places.toArray(Path[]::new));
        System.out.println(PLANTED.size() + " canaries, " + found.size() + " seen in " + search.files() + " files");
        assertThat(found).isEmpty();
    }

    private static DrillRecord drilled(String... options) throws Exception {
        var all = new ArrayList<>(QUICK);
        all.addAll(List.of(options));
        StagedDrill drill = place.drill(all);
        drill.exitCode();
        return RecordFiles.read(place.lastFolder());
    }

    /** An API of a copy is reached by the leaky gate too. */
    private static Mailbox.Reply throughTheGate(Mailbox.Reply reply) {
        Matcher api = API.matcher(reply.stdout());
        if (!api.find()) {
            return reply;
        }
        copyGate.before(URI.create(api.group(2)));
        return new Mailbox.Reply(
                reply.exitCode(), api.replaceFirst("$1" + copyGate.address().toString()));
    }

    private static String leaky(String configuration) {
        return configuration
                        .replace("./ask", "./leak")
                        .replace(
                                "MAILBOX: \"${MAILBOX}\"",
                                "MAILBOX: \"${MAILBOX}\", HOOK_TOKEN: \"${LEAKY_HOOK_TOKEN}\"")
                        .replace("${MONITOR}/dashboard", "${MONITOR}/dashboard?board=${DASHBOARD_ID}")
                        .replaceFirst("(?s)gates:.*", "")
                + """
                notifications: {slack-webhook: "${SLACK}", timeout: 1s}
                abort: {latency: 1m, error-rate: 0.9}
                gates:
                  - name: leaky
                    phase: after-worker
                    command: [sh, -c, "echo with $GATE_PASSWORD; cat \\"$LEAKS\\""]
                    environment: {GATE_PASSWORD: "${LEAKY_GATE_PASSWORD}"}
                  - name: leaky-at-the-end
                    command: [sh, -c, "cat \\"$LEAKS\\" >&2"]
                """;
    }

    /** What may be met anywhere, and looks like a secret. */
    private static String leaks() {
        return String.join(
                "\n",
                "Authorization: Bearer " + planted("bearer token"),
                "authorization: Basic " + base64("aionis:" + planted("basic login")),
                "Cookie: a=b; session=" + planted("cookie of a request"),
                "X-Api-Key: " + planted("key in a header line"),
                "jwt " + jwt(planted("claims of a JWT"), planted("signature of a JWT")),
                "-----BEGIN RSA PRIVATE KEY-----\n" + planted("private key") + "\n" + planted("its second line")
                        + "\n-----END RSA PRIVATE KEY-----",
                "{\"pem\":\"-----BEGIN PRIVATE KEY-----\\n" + planted("private key in JSON")
                        + "\\n-----END PRIVATE KEY-----\"}",
                "AKIA"
                        + new Canary("", planted("AWS key id").toUpperCase(java.util.Locale.ROOT))
                                .core()
                                .substring(0, 16),
                "aws_secret_access_key = " + planted("AWS secret") + "/x+y",
                "AIza" + planted("Google key") + "abcdefghijk",
                "AccountKey=" + planted("Azure key") + "==;EndpointSuffix=core.windows.net",
                "ghp_" + planted("GitHub token") + "abcdefghijkl",
                "glpat-" + planted("GitLab token"),
                "xoxb-" + planted("Slack token"),
                "https://hooks.slack.com/services/T0/B0/" + planted("Slack webhook"),
                "sk_live_" + planted("Stripe key"),
                "postgres://aionis:" + planted("login in a URL") + "@db:5432/aionis",
                "jdbc:postgresql://db/x?user=a&password=" + planted("login in a JDBC URL") + "&ssl=true",
                "https://api.example.org/v1?limit=5&token=" + planted("token in a query"),
                "https://api.example.org/v1?q=" + planted("parameter that nobody knows") + "#x",
                "PGPASSWORD=" + planted("variable in a command") + " psql --password " + planted("option"),
                "curl -u aionis:" + planted("login of curl") + " http://x/",
                "{\"clientSecret\": \"" + planted("field of JSON") + "\"}",
                "{\\\"token\\\":\\\"" + planted("field of JSON in JSON") + "\\\"}",
                "<password>" + planted("element of XML") + "</password>",
                "");
    }

    private static String jwt(String claims, String signature) {
        return "eyJhbGciOiJIUzI1NiJ9."
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(("{\"sub\":\"" + claims + "\"}").getBytes(StandardCharsets.UTF_8))
                + "." + signature;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Names that a drill reads from the database: of a record that must survive, and of who is connected. */
    private static void rows() throws SQLException {
        var server = place.sandbox().database();
        var login = new Properties();
        login.setProperty("user", server.user());
        login.setProperty("password", server.password());
        login.setProperty("ApplicationName", "job token=" + planted("name of a session"));
        session = DriverManager.getConnection(server.jdbcUrl(), login);
        try (var update = session.prepareStatement("update memory_nodes set client_id = ? where id ="
                + " (select id from memory_nodes where client_id is not null order by created_at limit 1)")) {
            update.setString(1, "note password=" + planted("row of the database"));
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    /** One that is there already. */
    private static void login(String name, String secret) {
        assertThat(secret).as(name).hasSizeGreaterThanOrEqualTo(24);
        PLANTED.add(new Canary(name, secret));
    }

    private static String planted(String name) {
        Canary canary = Canary.of(name);
        PLANTED.add(canary);
        return canary.core();
    }
}
