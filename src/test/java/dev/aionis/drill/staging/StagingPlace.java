package dev.aionis.drill.staging;

import dev.aionis.drill.cli.HaDrills;
import dev.aionis.drill.model.DrillId;
import dev.aionis.drill.model.TenantScope;
import dev.aionis.drill.process.Command;
import dev.aionis.drill.process.CommandResult;
import dev.aionis.drill.process.JavaProgram;
import dev.aionis.drill.sandbox.Regression;
import dev.aionis.drill.sandbox.Replica;
import dev.aionis.drill.sandbox.Sandbox;
import dev.aionis.drill.sandbox.SandboxSpec;
import dev.aionis.drill.sandbox.WorkerState;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A deployment that no drill started, kept by this JVM and moved by hooks alone, with a directory from which drills of
 * it are run: each knows nothing but a configuration, its environment and a script.
 */
final class StagingPlace implements AutoCloseable {

    static final String KNOWN_GOOD = "v0.1.8";

    /** What is validated after each scenario and at the sign-off says nothing of undo, and takes its time. */
    static final UnaryOperator<String> FEWER_GATES =
            text -> text.replaceFirst("(?s)  - name: memory-store-p2.*?(  - name: preflight\n[^\n]*\n).*", "$1");

    private final Path base;
    /** What drills printed stays, for whoever looks why one did not pass. */
    private final Path consoles;

    private final Sandbox sandbox;
    private final Operator operator;
    private final Mailbox mailbox;
    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
    private final Map<String, String> more = new ConcurrentHashMap<>();
    private UnaryOperator<Mailbox.Reply> says = reply -> reply;
    private int runs;

    private StagingPlace(Path base, Path consoles, Sandbox sandbox) {
        this.base = base;
        this.consoles = consoles;
        this.sandbox = sandbox;
        this.operator = new Operator(sandbox);
        this.mailbox = new Mailbox(base.resolve("mail"), this::answer);
        mailbox.open();
    }

    /** @param name tells its sandbox from those of others */
    static StagingPlace open(Path base, String name) throws IOException {
        return open(base, name, text -> text);
    }

    /** @param change to the drill's configuration */
    static StagingPlace open(Path base, String name, UnaryOperator<String> change) throws IOException {
        Files.createDirectories(base.resolve("mail"));
        Path hooks = Files.createDirectories(base.resolve("hooks"));
        for (String hook : List.of("ask", "ask-far")) {
            copy(hook, hooks);
            Files.setPosixFilePermissions(hooks.resolve(hook), PosixFilePermissions.fromString("rwx------"));
        }
        copy("staging.yaml", base);
        Path configuration = base.resolve("staging.yaml");
        Files.writeString(configuration, change.apply(Files.readString(configuration)));
        Path consoles =
                Files.createDirectories(Path.of("target", name + "-drills").toAbsolutePath());
        return new StagingPlace(base, consoles, Sandbox.start(spec(name), System.out::println));
    }

    Sandbox sandbox() {
        return sandbox;
    }

    Operator operator() {
        return operator;
    }

    /** The same operator, at the other end of a network. */
    FarOperator farOperator() throws IOException {
        return FarOperator.of(operator);
    }

    /** {@code java -jar target/ha-drills.jar undo}, as a person runs it. */
    CommandResult undo(List<String> options) {
        var args = new ArrayList<>(List.of("undo", "--config", "staging.yaml"));
        args.addAll(options);
        return Command.of(JavaProgram.argv(HaDrills.class, args))
                .in(base)
                .with(environment())
                .timeout(Duration.ofMinutes(1))
                .run();
    }

    /** Leaves whoever asks for {@code verb} without an answer until the latch is counted down. */
    CountDownLatch hold(String verb) {
        var latch = new CountDownLatch(1);
        held.put(verb, latch);
        return latch;
    }

    /** What drills find in their environment besides, or in place of what they find else. */
    void export(Map<String, String> variables) {
        more.putAll(variables);
    }

    /** Changes what hooks answer from now on. */
    void says(UnaryOperator<Mailbox.Reply> change) {
        says = change;
    }

    private Mailbox.Reply answer(Map<String, String> told) {
        CountDownLatch latch = held.get(told.get("DRILL_VERB"));
        try {
            if (latch != null) {
                latch.await();
            }
            return says.apply(operator.apply(told));
        } catch (InterruptedException closed) {
            throw new IllegalStateException("the place was closed", closed);
        }
    }

    /** Starts a drill in a JVM of its own. */
    StagedDrill drill(List<String> options) throws IOException {
        return start(StagedDrill.argv(base, Path.of("staging.yaml"), options), base);
    }

    /** The same, its records on a disk of their own. */
    StagedDrill drill(SmallDisk records, List<String> options) throws IOException {
        return start(records.inside(StagedDrill.argv(base, Path.of("staging.yaml"), options)), base);
    }

    /** The same, by a user for whom rights count: those of root do not, in a user namespace of its own. */
    StagedDrill drillWithoutPrivilege(List<String> options) throws IOException {
        var argv =
                new ArrayList<>(System.getProperty("user.name").equals("root") ? List.of("unshare", "-U") : List.of());
        argv.addAll(StagedDrill.argv(base, Path.of("staging.yaml"), options));
        return start(argv, base);
    }

    /** Where the drills' folders are. */
    Path records() throws IOException {
        return Files.createDirectories(base.resolve("drill-records"));
    }

    /** Starts a drill as a person would, by the build, in a folder of its own. */
    StagedDrill build(List<String> options) throws IOException {
        var argv = new ArrayList<>(List.of(
                "./mvnw",
                "-B",
                "-ntp",
                "-o",
                "-q",
                "verify",
                "-Pdrill-staging",
                "-Dallure.results.directory=" + base.resolve("allure-results"),
                "-Ddrill.basedir=" + base,
                "-Ddrill.config=staging.yaml"));
        argv.addAll(options);
        return start(argv, CompiledProject.in(base.resolve("project")));
    }

    /** Starts a command that is a drill, as {@link #drill} would. */
    StagedDrill start(List<String> argv, Path directory) throws IOException {
        return StagedDrill.start(argv, directory, environment(), consoles.resolve("drill-" + ++runs + ".log"));
    }

    /** The folder of the drill that began last. */
    Path lastFolder() throws IOException {
        try (Stream<Path> records = Files.list(base.resolve("drill-records"))) {
            return records.filter(folder ->
                            DrillId.parse(folder.getFileName().toString()).isPresent())
                    .max(Path::compareTo)
                    .orElseThrow();
        }
    }

    /** What of a drill is left here, as this side sees it; empty if nothing is. */
    List<String> leftByADrill() {
        var left = new ArrayList<String>();
        if (sandbox.worker() != WorkerState.RUNNING) {
            left.add("worker " + sandbox.worker());
        }
        sandbox.replicas().stream()
                .filter(replica -> !replica.release().equals(KNOWN_GOOD))
                .map(replica -> "replica " + replica.name() + " on " + replica.release())
                .forEach(left::add);
        operator.copies().forEach(copy -> left.add("copy " + copy));
        left.addAll(locks());
        left.addAll(processes());
        return left;
    }

    private List<String> locks() {
        var server = sandbox.database();
        try (var connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                var rows = connection
                        .createStatement()
                        .executeQuery("select pid from pg_locks where locktype = 'advisory'")) {
            var held = new ArrayList<String>();
            while (rows.next()) {
                held.add("advisory lock of backend " + rows.getInt(1));
            }
            return held;
        } catch (SQLException unanswered) {
            return List.of("database: " + unanswered.getMessage());
        }
    }

    /** Every process of a drill, its commands and its switch has inherited the mailbox's address. */
    private List<String> processes() {
        String mark = "MAILBOX=" + base.resolve("mail") + "\0";
        return ProcessHandle.allProcesses()
                .filter(process -> text(process.pid(), "environ").contains(mark))
                .map(process -> "process " + process.pid() + " "
                        + text(process.pid(), "cmdline").replace('\0', ' '))
                .toList();
    }

    private static String text(long pid, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), file), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }

    @Override
    public void close() {
        mailbox.close();
        sandbox.close();
    }

    private Map<String, String> environment() {
        var login = sandbox.readOnlyLogin();
        var environment = new HashMap<>(sandbox.gateEnvironment());
        environment.putAll(Map.of(
                "CLASSPATH", JavaProgram.classPath(),
                "AIONIS_API", sandbox.balancer().toString(),
                "AIONIS_REPLICA_1", url(0).toString(),
                "AIONIS_REPLICA_2", url(1).toString(),
                "AIONIS_DB_URL", login.jdbcUrl(),
                "AIONIS_DB_USER", login.user(),
                "AIONIS_DB_PASSWORD", login.password(),
                "AIONIS_CHECKOUT", sandbox.checkout().toString(),
                "MONITOR", sandbox.monitor().toString(),
                "HOOKS", base.resolve("hooks").toString()));
        environment.put("MAILBOX", base.resolve("mail").toString());
        environment.putAll(more);
        return environment;
    }

    private URI url(int replica) {
        return sandbox.replicas().stream()
                .sorted(Comparator.comparing(Replica::name))
                .toList()
                .get(replica)
                .url();
    }

    private static SandboxSpec spec(String name) {
        return new SandboxSpec(
                Path.of("target", name + "-sandbox-" + ProcessHandle.current().pid()),
                Path.of("target", "postgres-binaries"),
                Optional.empty(),
                KNOWN_GOOD,
                "v0.2.2",
                new Regression(0.25, Duration.ofMillis(120)),
                false,
                Duration.ofMillis(200),
                20,
                Duration.ofSeconds(8),
                25,
                Duration.ofMillis(4),
                Duration.ofSeconds(2),
                new TenantScope("default", "default"),
                24,
                Optional.empty());
    }

    private static void copy(String name, Path into) throws IOException {
        try (InputStream in = StagingPlace.class.getResourceAsStream("/staging/" + name)) {
            Files.copy(in, into.resolve(name));
        }
    }
}
