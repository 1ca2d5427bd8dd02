package dev.aionis.drill.sandbox.postgres;

import dev.aionis.drill.model.DrillException;
import java.util.List;

/**
 * A server that is let write its WAL late crashes in the middle of a load. What is lost then are commits that sessions
 * with {@code synchronous_commit = off} were told of.
 */
public final class CrashUnderLoad {

    /** Two seconds of a drill's load. */
    private static final int WRITES = 40;

    /** Several commits, kept in memory only. */
    private static final int UNWRITTEN_BYTES = 16_384;

    /** The server waits by itself; what was not written before the load is written when it begins. */
    private static final String LOADED = """
            do $$
            declare before bigint := (select count(*) from memory_commits);
            begin
              while (select count(*) from memory_commits) < before + %d loop perform pg_sleep(0.05); end loop;
              perform pg_switch_wal();
              while pg_current_wal_insert_lsn() - pg_current_wal_lsn() < %d loop perform pg_sleep(0.01); end loop;
            end $$""".formatted(WRITES, UNWRITTEN_BYTES);

    private CrashUnderLoad() {}

    /** The server crashes once, in a thread that ends with it. */
    public static void await(PostgresServer server) {
        var host = new HostShell(server);
        host.sql(List.of("alter system set wal_writer_delay = '10s'", "select pg_reload_conf()"));
        var thread = new Thread(() -> crash(host), "crash-under-load");
        thread.setDaemon(true);
        thread.start();
    }

    private static void crash(HostShell host) {
        try {
            host.sql(List.of(LOADED));
            host.crash();
        } catch (DrillException over) {
            // the server was closed before: nothing is left to crash
            return;
        }
    }
}
