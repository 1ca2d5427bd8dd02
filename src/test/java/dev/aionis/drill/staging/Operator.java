package dev.aionis.drill.staging;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aionis.drill.lever.RestoreLever.ArchivedWal;
import dev.aionis.drill.lever.RestoreLever.Backup;
import dev.aionis.drill.lever.local.LocalReleaseLever;
import dev.aionis.drill.lever.local.LocalRestoreLever;
import dev.aionis.drill.model.MonotonicClock;
import dev.aionis.drill.sandbox.Replica;
import dev.aionis.drill.sandbox.Sandbox;
import dev.aionis.drill.sandbox.WorkerState;
import dev.aionis.drill.staging.Mailbox.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whoever keeps a deployment: does what hooks ask for, with a sandbox of its own. */
final class Operator implements Function<Map<String, String>, Reply> {

    private static final Reply DONE = new Reply(0, "");
    private static final Reply NOT_YET = new Reply(75, "");

    private final JsonMapper json = JsonMapper.builder().build();
    private final Queue<Map<String, String>> asked = new ConcurrentLinkedQueue<>();
    private final Sandbox sandbox;
    private final LocalReleaseLever releases;
    private final LocalRestoreLever restores;
    private final Copies copies;

    Operator(Sandbox sandbox) {
        this.sandbox = sandbox;
        this.releases = new LocalReleaseLever(sandbox);
        this.restores =
                new LocalRestoreLever(sandbox, 2, Duration.ofMinutes(2), new MonotonicClock(), System.out::println);
        this.copies = new Copies(restores);
        restores.rehearse();
    }

    /** What hooks were told, oldest first. */
    List<Map<String, String>> asked() {
        return List.copyOf(asked);
    }

    /** What was asked up to now. */
    void forget() {
        asked.clear();
    }

    /** Names of the copies that are there, or are being made. */
    Set<String> copies() {
        return copies.names();
    }

    @Override
    public Reply apply(Map<String, String> told) {
        asked.add(told);
        String verb = told.get("DRILL_VERB");
        return switch (verb.substring(0, verb.indexOf('.'))) {
            case "worker" -> worker(verb);
            case "release" -> release(verb, told);
            case "replica" -> replica(verb, told.get("DRILL_REPLICA"));
            default -> restore(verb, told);
        };
    }

    private Reply worker(String verb) {
        switch (verb) {
            case "worker.stop" -> sandbox.stopWorker(Duration.ofSeconds(5));
            case "worker.start" -> sandbox.startWorker();
            case "worker.logs" -> {
                return new Reply(0, text(sandbox.workerLog()));
            }
            case "worker.status" -> {
                return sandbox.worker() == WorkerState.RUNNING
                        ? answer(Map.of("message", sandbox.workerIdentity()))
                        : NOT_YET;
            }
            default -> throw new IllegalArgumentException(verb);
        }
        return DONE;
    }

    private Reply release(String verb, Map<String, String> told) {
        String release = told.get("DRILL_RELEASE");
        return switch (verb) {
            case "release.current" ->
                answer(Map.of(
                        "release",
                        sandbox.replicas().stream()
                                .map(Replica::release)
                                .distinct()
                                .collect(Collectors.joining(" and "))));
            case "release.available" -> sandbox.releases().contains(release) ? DONE : NOT_YET;
            case "release.deploy-canary" -> {
                sandbox.deployCanary(release, Double.parseDouble(told.get("DRILL_CANARY_WEIGHT")));
                yield answer(Map.of("apiUrl", replicaOn(release).url().toString()));
            }
            case "release.rollback" -> {
                sandbox.restoreRelease(release);
                yield DONE;
            }
            case "release.status" -> {
                boolean ready = releases.status().stream()
                        .allMatch(replica -> replica.ready().orElseThrow()
                                && replica.release().orElseThrow().equals(release));
                yield ready ? DONE : NOT_YET;
            }
            case "release.logs" ->
                new Reply(0, releases.logs().stream().map(Operator::text).collect(Collectors.joining()));
            default -> throw new IllegalArgumentException(verb);
        };
    }

    private Reply replica(String verb, String name) {
        Replica replica = sandbox.replicas().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        return switch (verb) {
            case "replica.kill" -> {
                sandbox.killReplica(name);
                yield DONE;
            }
            case "replica.start" -> {
                sandbox.startReplica(name, replica.release());
                yield DONE;
            }
            case "replica.status" ->
                replica.running() && sandbox.inRotation(name) ? answer(Map.of("message", replica.identity())) : NOT_YET;
            case "replica.logs" -> new Reply(0, text(sandbox.logs().resolve(name + ".log")));
            default -> throw new IllegalArgumentException(verb);
        };
    }

    private Reply restore(String verb, Map<String, String> told) {
        return switch (verb) {
            case "restore.snapshot" -> {
                Backup backup = restores.backup().orElseThrow();
                yield answer(Map.of(
                        "jobId", backup.label(),
                        "finishedAt", backup.finishedAt().orElseThrow().toString(),
                        "firstWal", backup.firstWal().orElseThrow()));
            }
            case "restore.rehearsed" ->
                answer(Map.of(
                        "finishedAt", restores.lastRehearsal().orElseThrow().toString()));
            case "restore.archive" -> {
                ArchivedWal wal =
                        restores.archivedWal(told.get("DRILL_WAL_LAST")).orElseThrow();
                yield answer(Map.of("segments", wal.segments(), "missing", wal.missing()));
            }
            case "restore.restore" -> answer(Map.of("jobId", copies.begin(told)));
            case "restore.status" -> copyStatus(told.get("DRILL_RESTORE_NAME"));
            case "restore.start-api" ->
                answer(Map.of("apiUrl", copies.startApi(told).toString()));
            case "restore.destroy" -> {
                copies.destroy(told.get("DRILL_RESTORE_NAME"));
                yield DONE;
            }
            default -> throw new IllegalArgumentException(verb);
        };
    }

    private Reply copyStatus(String name) {
        return switch (copies.state(name)) {
            case NONE -> new Reply(76, "");
            case UNDER_WAY -> new Reply(75, "{\"message\": \"replaying\"}\n");
            case THERE -> {
                var copy = copies.copy(name);
                String login = encoded(copy.user()) + ":" + encoded(copy.password());
                yield answer(Map.of(
                        "databaseUrl", copy.jdbcUrl().replace("jdbc:postgresql://", "postgres://" + login + "@")));
            }
        };
    }

    private Replica replicaOn(String release) {
        return sandbox.replicas().stream()
                .filter(replica -> replica.release().equals(release))
                .findFirst()
                .orElseThrow();
    }

    /** With a line before it, as tools print. */
    private Reply answer(Map<String, ?> object) {
        try {
            return new Reply(0, "working\n" + json.writeValueAsString(object) + "\n");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
