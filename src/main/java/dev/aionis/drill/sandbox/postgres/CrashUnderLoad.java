package dev.aionis.drill.sandbox.postgres;

import dev.aionis.drill.model.DrillException;
import java.util.List;

/**
 * A server whose WAL writer hangs crashes in the middle of a load. What is lost then are commits that sessions with
 * {@code synchronous_commit = off} were told of.
 */
public final class CrashUnderLoad {

    /** Two seconds of a drill's load. */
    private static final int WRITES = 40;

    /** A dozen commits or so, kept in memory only. */
    private static final int UNWRITTEN_BYTES = 32_768;

    /** The server waits by itself. */
    private static final String LOADED = """
            do $$
            declare before bigint := (select count(*) from memory_commits);
            begin
              while (select count(*) from memory_commits) < before + %d loop perform pg_sleep(0.05); end loop;
            end $$""".formatted(WRITES);

    private static final String UNWRITTEN = """
            do $$
            begin
              while pg_current_wal_insert_lsn() - pg_current_wal_lsn() < %d loop perform pg_sleep(0.01); end loop;
            end $$""".formatted(UNWRITTEN_BYTES);

    private CrashUnderLoad() {}

    /** The server crashes once, in a thread that ends with it. */
    public static void await(PostgresServer server) {
        var host = new HostShell(server);
        // the end of a segment would write what is not written yet
        host.sql(List.of("alter system set archive_timeout = '1min'", "select pg_reload_conf()"));
        var thread = new Thread(() -> crash(host), "crash-under-load");
        thread.setDaemon(true);
        thread.start();
    }

    private static void crash(HostShell host) {
        try {
            host.sql(List.of(LOADED, "select pg_switch_wal()"));
            String writer = host.asked("select pid from pg_stat_activity where backend_type = 'walwriter'");
            host.run("kill -STOP " + writer);
            host.sql(List.of(UNWRITTEN));
            host.crash("kill -9 " + writer);
        } catch (DrillException over) {
            // the server was closed before: nothing is left to crash
            return;
        }
    }
}
