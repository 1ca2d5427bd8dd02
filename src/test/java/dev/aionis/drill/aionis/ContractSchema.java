package dev.aionis.drill.aionis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;

/** The tables of the contract, as far as drills read them, and rows as Aionis would have left them. */
public final class ContractSchema {

    public static final String READER = "drill_reader";

    private static final List<String> TABLES = List.of(
            """
            create table schema_migrations (
                id serial primary key, filename text unique not null, sha256 text not null,
                applied_at timestamptz not null default now())""",
            """
            create table memory_commits (
                id uuid primary key, scope text not null, parent_id uuid, input_sha256 text, diff_json jsonb,
                actor text, created_at timestamptz not null default now(), commit_hash text unique not null)""",
            "create type embedding_status as enum ('ready', 'pending', 'failed')",
            // the vector type is an extension that the embedded server lacks; only its being null is read
            """
            create table memory_nodes (
                id uuid primary key, scope text not null, client_id text, type text not null, text_summary text,
                commit_id uuid not null references memory_commits, memory_lane text, tier text, embedding real[],
                embedding_status embedding_status not null default 'pending', embedding_attempts int default 0,
                created_at timestamptz not null default now(), updated_at timestamptz, unique (scope, client_id))""",
            """
            create table memory_outbox (
                id bigserial primary key, scope text not null, commit_id uuid, event_type text not null,
                payload jsonb, job_key text not null, created_at timestamptz not null default now(),
                published_at timestamptz, claimed_at timestamptz, attempts int not null default 0, last_error text,
                failed_at timestamptz, failed_reason text, unique (scope, event_type, job_key))""",
            "create index memory_outbox_unpublished on memory_outbox (id) where published_at is null",
            "create index memory_outbox_dead_letters on memory_outbox (failed_at) where failed_at is not null",
            "create role " + READER + " login password 'reader'",
            "grant select on all tables in schema public to " + READER);

    private final Connection connection;

    public ContractSchema(Connection connection) {
        this.connection = connection;
    }

    public void create() throws SQLException {
        for (String statement : TABLES) {
            run(statement);
        }
        run("insert into schema_migrations (filename, sha256) values ('0002_more.sql', 'bb'), ('0001_init.sql', 'aa')");
    }

    void empty() throws SQLException {
        run("truncate memory_commits, memory_nodes, memory_outbox");
    }

    /** One write: a commit, its node, its {@code embed_nodes} event. Returns the commit's id. */
    public UUID write(String scope, String clientId, String text) throws SQLException {
        UUID commit = UUID.randomUUID();
        run("insert into memory_commits (id, scope, commit_hash) values (?, ?, ?)", commit, scope, "h-" + commit);
        run(
                "insert into memory_nodes (id, scope, client_id, type, text_summary, commit_id) values (?, ?, ?, 'event', ?, ?)",
                UUID.randomUUID(),
                scope,
                clientId,
                text,
                commit);
        event(scope, commit, "embed_nodes");
        return commit;
    }

    void event(String scope, UUID commit, String type) throws SQLException {
        run(
                "insert into memory_outbox (scope, commit_id, event_type, job_key) values (?, ?, ?, ?)",
                scope,
                commit,
                type,
                type + ":" + commit);
    }

    /** The worker's pass: the node embedded, its event published, the follow-up published too. */
    void work(String scope, UUID commit) throws SQLException {
        event(scope, commit, "topic_cluster");
        run("update memory_nodes set embedding_status = 'ready', embedding = '{1}' where commit_id = ?", commit);
        run(
                "update memory_outbox set published_at = now(), claimed_at = now(), attempts = 1 where commit_id = ?",
                commit);
    }

    public void run(String sql, Object... values) throws SQLException {
        if (values.length == 0) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        }
    }
}
