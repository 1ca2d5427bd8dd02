package dev.aionis.drill.sandbox.postgres;

import dev.aionis.drill.process.Lifeline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Collectors;

/** A starter to be killed: it starts a server with a session at work, and writes all pids to the second argument. */
final class PostgresStarter {

    private PostgresStarter() {}

    public static void main(String[] args) throws Exception {
        var broom = Lifeline.broom(Path.of(args[0]));
        var server = Postgres.primary(Path.of(args[0]));
        var session = server.connect();
        var work = new Thread(() -> {
            try (var statement = session.createStatement()) {
                statement.execute("select pg_sleep(300)");
            } catch (SQLException ended) {
                throw new AssertionError(ended);
            }
        });
        work.start();
        String pids = ProcessHandle.of(server.pid())
                .orElseThrow()
                .descendants()
                .map(process -> Long.toString(process.pid()))
                .collect(Collectors.joining("\n", server.pid() + "\n" + broom.pid() + "\n", "\n"));
        Path file = Path.of(args[1]);
        Files.writeString(file.resolveSibling("pids.part"), pids);
        Files.move(file.resolveSibling("pids.part"), file);
        work.join();
    }
}
