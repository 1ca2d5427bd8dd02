package dev.aionis.drill.sandbox.postgres;

import dev.aionis.drill.sandbox.defect.RestoreDefect;
import java.util.List;

/** A copy that was restored well, and is given a defect before anybody looks at it. */
public final class SpoiledCopy {

    private final HostShell host;

    private SpoiledCopy(PostgresServer copy) {
        this.host = new HostShell(copy);
    }

    /**
     * Does nothing for a defect that is none of a restored copy's.
     *
     * @param sample storage key of the scope that is there before any drill
     * @param application role of API and worker
     */
    public static void spoil(PostgresServer copy, RestoreDefect defect, String sample, String application) {
        var spoiled = new SpoiledCopy(copy);
        switch (defect) {
            case CORRUPT_HEAP_PAGE -> spoiled.damagePage("memory_commits");
            case CORRUPT_INDEX -> spoiled.loseIndexEntry();
            case REPORTED_DONE_IN_RECOVERY -> spoiled.host.crashAfter("touch standby.signal");
            default -> spoiled.host.sql(statements(defect, sample, application));
        }
    }

    private static List<String> statements(RestoreDefect defect, String sample, String application) {
        return switch (defect) {
            case MIGRATION_MISSING ->
                List.of("delete from schema_migrations where filename = (select max(filename) from schema_migrations)");
            case EXTRA_MIGRATION ->
                List.of("insert into schema_migrations (filename, sha256)"
                        + " values ('0099_outbox_priority.sql', encode(sha256('priority'), 'hex'))");
            case ALTERED_MIGRATION_HASH ->
                List.of("update schema_migrations set sha256 = encode(sha256('edited'), 'hex')"
                        + " where filename = (select max(filename) from schema_migrations)");
            case HEALTHY_WHILE_WRITES_FAIL ->
                List.of("revoke insert, update on all tables in schema public from " + application);
            case RECALL_ANSWERS_EMPTY ->
                List.of("update memory_nodes set embedding = null, embedding_status = 'pending'");
            case ROWS_ALTERED ->
                List.of("update memory_nodes set text_summary = text_summary || ' (edited)'"
                        + " where right(client_id, 1) = '3'");
            case SCOPE_MISSING -> List.of("delete from memory_nodes where scope = '" + sample + "'");
            default -> List.of();
        };
    }

    /** Not where its checksum or its line pointers are; the server has it in memory no longer. */
    private void damagePage(String table) {
        String file = host.asked("select pg_relation_filepath('" + table + "')");
        host.crashAfter("printf rotten | dd of=" + file + " bs=1 seek=8100 conv=notrunc 2> /dev/null");
    }

    /** A row is written anew while its table thinks that the index is not yet to be filled. */
    private void loseIndexEntry() {
        String flag = "update pg_index set indisready = %s where indexrelid = 'memory_nodes_commit'::regclass";
        String row = "where id = (select min(id::text)::uuid from memory_nodes)";
        String commit = host.asked("select commit_id from memory_nodes " + row);
        host.sql(List.of(
                flag.formatted("false"),
                "update memory_nodes set commit_id = (select id from memory_commits where id <> '" + commit
                        + "' limit 1) " + row,
                "update memory_nodes set commit_id = '" + commit + "' " + row,
                flag.formatted("true")));
    }
}
