package dev.aionis.drill.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.aionis.AionisApi;
import dev.aionis.drill.aionis.ApiTarget;
import dev.aionis.drill.aionis.ContractAnswers;
import dev.aionis.drill.aionis.RawServer;
import dev.aionis.drill.await.Wait;
import dev.aionis.drill.ledger.Ledger;
import dev.aionis.drill.ledger.LedgerEntry;
import dev.aionis.drill.ledger.LedgerFile;
import dev.aionis.drill.model.MonotonicClock;
import dev.aionis.drill.model.Operation;
import dev.aionis.drill.model.RequestOutcome;
import dev.aionis.drill.model.RequestSample;
import dev.aionis.drill.model.TenantScope;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The load against a real server: what it sends, and that nothing a server does can change when it sends. */
class LoadGeneratorTest {

    private static final TenantScope SCOPE = new TenantScope("default", "drill");
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final MonotonicClock clock = new MonotonicClock();

    @TempDir
    Path directory;

    private Ledger ledger;

    @BeforeEach
    void open() {
        ledger = Ledger.create(directory.resolve("ledger"), clock);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void writes_are_numbered_and_recalls_ask_for_texts_that_were_acknowledged() {
        try (RawServer server = new RawServer(LoadGeneratorTest::sound);
                AionisApi api = api(server.url())) {
            LoadGenerator load = run(plan(100, 100), api, () -> writes(server).size() >= 10);

            List<String> texts = writes(server).stream()
                    .map(request -> field(request, "input_text"))
                    .toList();
            assertThat(writes(server))
                    .extracting(request -> ContractAnswers.clientIdIn(request.body()))
                    .contains("w-000000001", "w-000000002", "w-000000003")
                    .doesNotHaveDuplicates();
            assertThat(server.requests())
                    .filteredOn(request -> request.line().contains("recall"))
                    .isNotEmpty()
                    .allSatisfy(request -> assertThat(texts).contains(field(request, "query_text")));
            assertThat(load.samples())
                    .isNotEmpty()
                    .extracting(RequestSample::outcome)
                    .containsOnly(RequestOutcome.OK);
            assertThat(load.samples()).extracting(RequestSample::scheduledAt).isSorted();
            assertThat(load.samples()).extracting(RequestSample::target).containsOnly("balancer");
        }
    }

    @Test
    void every_write_is_in_the_ledger_and_every_request_has_ended_after_the_stop() {
        try (RawServer server = new RawServer(LoadGeneratorTest::sound);
                AionisApi api = api(server.url())) {
            LoadGenerator load = run(plan(200, 0), api, () -> writes(server).size() >= 20);

            long sent = load.report()
                    .phases()
                    .get(0)
                    .operations()
                    .get(Operation.WRITE)
                    .sent();
            assertThat(ledger.size()).isEqualTo(sent).isEqualTo(load.samples().size());
            ledger.sync();
            List<LedgerEntry> entries = new ArrayList<>();
            LedgerFile.open(ledger.file()).forEach(entries::add);
            assertThat(entries).hasSize((int) sent).allSatisfy(entry -> {
                assertThat(entry.outcome()).contains(RequestOutcome.OK);
                assertThat(entry.commitId()).contains(ContractAnswers.COMMIT);
                assertThat(entry.nodeId()).contains(ContractAnswers.NODE);
                assertThat(entry.sentAt()).isAfterOrEqualTo(entry.scheduledAt());
            });
            assertThat(load.running()).isFalse();
            assertThat(load.report().breakages()).isEmpty();
        }
    }

    @Test
    void a_phase_has_told_enough_once_every_operation_has_ended_often_enough_within_it() {
        CountDownLatch recalls = new CountDownLatch(1);
        LoadPlan atLeastFive = new LoadPlan(100, 100, SCOPE, "w", TIMEOUT, 7, 5, Duration.ofSeconds(5));
        try (RawServer server = new RawServer((request, client) -> {
                    if (request.line().contains("recall")) {
                        await(recalls);
                    }
                    return sound(request, client);
                });
                AionisApi api = api(server.url());
                LoadGenerator load = new LoadGenerator(atLeastFive, api, Optional.of(ledger), clock)) {
            load.start();
            awaitThat(() -> ended(load, Operation.WRITE) >= 20);
            assertThat(load.phaseTold()).as("no recall has ended").isFalse();
            recalls.countDown();
            awaitThat(load::phaseTold);
            assertThat(ended(load, Operation.RECALL)).isGreaterThanOrEqualTo(5);

            load.phase("next");

            assertThat(load.phaseTold()).as("the next one has told nothing yet").isFalse();
        }
    }

    @Test
    void while_one_request_is_under_way_nothing_due_later_counts_as_answered() {
        CountDownLatch stall = new CountDownLatch(1);
        AtomicInteger count = new AtomicInteger();
        try (RawServer server = new RawServer((request, client) -> {
                    if (request.line().contains("write") && count.incrementAndGet() == 5) {
                        await(stall);
                    }
                    return sound(request, client);
                });
                AionisApi api = api(server.url());
                LoadGenerator load = new LoadGenerator(plan(100, 0), api, Optional.of(ledger), clock)) {
            Instant before = clock.instant();
            load.start();
            assertThat(load.answeredUntil()).isBetween(before, clock.instant());
            awaitThat(() -> ended(load, Operation.WRITE) >= 20);
            assertThat(load.answeredUntil()).isEqualTo(load.samples().get(3).scheduledAt());

            stall.countDown();
            load.stop();

            List<RequestSample> all = load.samples();
            assertThat(load.answeredUntil()).isEqualTo(all.get(all.size() - 1).scheduledAt());
        }
    }

    @Test
    void a_server_that_stalls_does_not_slow_the_schedule_and_its_stall_is_in_the_latencies() {
        AtomicInteger count = new AtomicInteger();
        CountDownLatch stall = new CountDownLatch(1);
        try (RawServer server = new RawServer((request, client) -> {
                    if (count.incrementAndGet() > 5) {
                        await(stall);
                    }
                    return sound(request, client);
                });
                AionisApi api = api(server.url());
                LoadGenerator load = new LoadGenerator(plan(100, 0), api, Optional.of(ledger), clock)) {
            load.start();
            awaitThat(() -> count.get() >= 30);
            stall.countDown();
            load.stop();

            OperationLoad writes = load.report().phases().get(0).operations().get(Operation.WRITE);
            assertThat(writes.sent()).isGreaterThanOrEqualTo(25);
            assertThat(writes.latency().max()).isGreaterThan(Duration.ofMillis(100));
        }
    }

    @Test
    void what_exceeds_the_limit_of_requests_under_way_is_held_back_and_said() {
        CountDownLatch stall = new CountDownLatch(1);
        LoadPlan narrow = new LoadPlan(
                200, 0, 0, List.of(), SCOPE, "w", TIMEOUT, 1, 3, 0, Duration.ofSeconds(9), Duration.ofSeconds(9));
        try (RawServer server = new RawServer((request, client) -> {
                    if (request.line().contains("write")) {
                        await(stall);
                    }
                    return sound(request, client);
                });
                AionisApi api = api(server.url());
                LoadGenerator load = new LoadGenerator(narrow, api, Optional.of(ledger), clock)) {
            load.start();
            awaitThat(() -> heldBack(load, HeldBack.TOO_MANY_UNDER_WAY) >= 5);

            assertThat(ledger.size()).as("writes begun").isEqualTo(3);
            assertThat(load.report().violations()).singleElement().asString().contains("3 were under way");
            stall.countDown();
        }
    }

    @Test
    void health_checks_need_no_ledger_and_are_counted_as_an_operation_of_their_own() {
        try (RawServer server = new RawServer(LoadGeneratorTest::sound);
                AionisApi api = api(server.url());
                LoadGenerator load =
                        new LoadGenerator(plan(0, 0).healthsPerSecond(200), api, Optional.empty(), clock)) {
            load.start();
            awaitThat(() -> server.requests().size() >= 10);
            load.stop();

            assertThat(server.requests())
                    .extracting(RawServer.Request::line)
                    .allMatch(line -> line.contains("/health"));
            assertThat(load.samples()).extracting(RequestSample::operation).containsOnly(Operation.HEALTH);
            PhaseLoad whole = load.report().phases().get(0);
            assertThat(whole.operations()).containsOnlyKeys(Operation.HEALTH);
            assertThat(whole.operations().get(Operation.HEALTH).count(RequestOutcome.OK))
                    .isEqualTo(load.samples().size())
                    .isPositive();
        }
    }

    @Test
    void a_plan_without_health_checks_sends_none_but_the_first() {
        try (RawServer server = new RawServer(LoadGeneratorTest::sound);
                AionisApi api = api(server.url())) {
            run(plan(100, 0), api, () -> writes(server).size() >= 5);

            assertThat(server.requests())
                    .filteredOn(request -> request.line().contains("health"))
                    .as("the one before the start")
                    .hasSize(1);
        }
    }

    @Test
    void nothing_is_recalled_before_a_write_was_acknowledged() {
        try (RawServer server = RawServer.answering(500, "", "{\"error\":\"down\"}");
                AionisApi api = api(server.url())) {
            LoadGenerator load = run(plan(50, 50), api, () -> writes(server).size() >= 5);

            assertThat(load.samples()).extracting(RequestSample::operation).containsOnly(Operation.WRITE);
            assertThat(load.samples()).extracting(RequestSample::outcome).containsOnly(RequestOutcome.SERVER_ERROR);
        }
    }

    @Test
    void the_text_that_another_load_wrote_is_recalled_where_no_write_is_ever_acknowledged() {
        try (RawServer server = RawServer.answering(500, "", "{\"error\":\"down\"}");
                AionisApi api = api(server.url());
                LoadGenerator load = new LoadGenerator(plan(50, 50), api, Optional.of(ledger), clock)) {
            load.firstTextIsThere();
            load.start();
            awaitThat(() -> recalls(server).size() >= 3);

            assertThat(recalls(server))
                    .extracting(request -> field(request, "query_text"))
                    .containsOnly(new DrillText(7).of(1));
        }
    }

    @Test
    void a_ledger_that_takes_no_more_ends_the_load_and_nothing_is_sent_unrecorded() {
        Ledger full = Ledger.create(directory.resolve("full"), clock);
        full.close();
        try (RawServer server = new RawServer(LoadGeneratorTest::sound);
                AionisApi api = api(server.url());
                LoadGenerator load = new LoadGenerator(plan(100, 0), api, Optional.of(full), clock)) {
            load.start();
            awaitThat(() -> !load.running());

            assertThat(writes(server)).isEmpty();
            assertThat(load.report().violations())
                    .anySatisfy(said -> assertThat(said).startsWith("load generator, ended at"));
        }
    }

    @Test
    void writes_without_a_ledger_are_refused() {
        try (AionisApi api = api(URI.create("http://127.0.0.1:1"))) {
            assertThatThrownBy(() -> new LoadGenerator(plan(1, 0), api, Optional.empty(), clock))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("writes without a ledger");
        }
    }

    private LoadGenerator run(LoadPlan plan, AionisApi api, BooleanSupplier enough) {
        try (LoadGenerator load = new LoadGenerator(plan, api, Optional.of(ledger), clock)) {
            load.start();
            awaitThat(enough);
            return load;
        }
    }

    private static LoadPlan plan(double writes, double recalls) {
        return new LoadPlan(writes, recalls, SCOPE, "w", TIMEOUT, 7, 1, Duration.ofSeconds(5));
    }

    private AionisApi api(URI url) {
        return new AionisApi(new ApiTarget("balancer", url, "key", TIMEOUT), clock);
    }

    private static boolean sound(RawServer.Request request, Socket client) throws IOException {
        String body = request.line().contains("recall")
                ? ContractAnswers.recalled("drill", ContractAnswers.NODE)
                : request.line().contains("health")
                        ? "{\"ok\":true}"
                        : ContractAnswers.written("drill", ContractAnswers.clientIdIn(request.body()));
        RawServer.send(client, 200, "", body);
        return true;
    }

    private static List<RawServer.Request> writes(RawServer server) {
        return server.requests().stream()
                .filter(request -> request.line().contains("write"))
                .toList();
    }

    private static List<RawServer.Request> recalls(RawServer server) {
        return server.requests().stream()
                .filter(request -> request.line().contains("recall"))
                .toList();
    }

    private static String field(RawServer.Request request, String name) {
        return request.body().replaceAll("(?s).*\"" + name + "\":\"([^\"]+)\".*", "$1");
    }

    private static long ended(LoadGenerator load, Operation operation) {
        return load.samples().stream()
                .filter(sample -> sample.operation() == operation)
                .count();
    }

    private static long heldBack(LoadGenerator load, HeldBack why) {
        return load.report()
                .phases()
                .get(0)
                .operations()
                .get(Operation.WRITE)
                .heldBack()
                .getOrDefault(why, 0L);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitThat(BooleanSupplier condition) {
        Wait.upTo(Duration.ofSeconds(10)).every(Duration.ofMillis(5)).until(condition::getAsBoolean);
    }
}
