package dev.aionis.drill.bench;

import dev.aionis.drill.ledger.Ledger;
import dev.aionis.drill.ledger.WriteResult;
import dev.aionis.drill.model.MonotonicClock;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import java.util.function.IntFunction;

/**
 * The same acknowledged writes in a ledger and in a database. Ids and hashes are digests of the write's number, which
 * both sides work out by themselves: they are spread as random ones are, and nothing has to be carried across.
 */
final class NumberedWrites {

    static final String SCOPE = "default:drill";
    static final String PREFIX = "drill-";

    private static final MonotonicClock CLOCK = new MonotonicClock();

    private final int count;
    private final String scope;
    private final String prefix;
    private final IntFunction<Instant> sentAt;
    private final MessageDigest md5;
    private final MessageDigest sha256;

    /** Sent as quickly as they can be put down. */
    NumberedWrites(int count) throws NoSuchAlgorithmException {
        this(count, SCOPE, PREFIX, any -> CLOCK.instant());
    }

    NumberedWrites(int count, String scope, String prefix, IntFunction<Instant> sentAt)
            throws NoSuchAlgorithmException {
        this.count = count;
        this.scope = scope;
        this.prefix = prefix;
        this.sentAt = sentAt;
        this.md5 = MessageDigest.getInstance("MD5");
        this.sha256 = MessageDigest.getInstance("SHA-256");
    }

    /** Puts them down in the order of their client ids, as one load sends them. */
    void intoLedger(Path file) {
        try (var ledger = Ledger.create(file, CLOCK)) {
            for (int n = 1; n <= count; n++) {
                var at = sentAt.apply(n);
                long entry = ledger.begin(String.format(Locale.ROOT, prefix + "%09d", n), at, at);
                ledger.complete(
                        entry,
                        WriteResult.acknowledged(at.plusMillis(9), uuid("commit" + n), uuid("node" + n), hash(n)));
            }
        }
    }

    /**
     * Creates what an audit reads of Aionis' tables, and fills it. The tables have no other columns, so the query that
     * an audit is held against is as quick as it can be; they are unlogged, since reading them is no different.
     */
    void intoDatabase(Server server) throws SQLException {
        server.execute(
                """
                create unlogged table memory_commits (id uuid not null, scope text not null,
                  commit_hash text not null, created_at timestamptz not null)""",
                """
                create unlogged table memory_nodes (id uuid not null, scope text not null, client_id text,
                  commit_id uuid)""",
                """
                insert into memory_commits select md5('commit' || n)::uuid, '%s', encode(sha256(n::text::bytea), 'hex'),
                  now() from generate_series(1, %d) n""".formatted(scope, count),
                """
                insert into memory_nodes select md5('node' || n)::uuid, '%s', '%s' || lpad(n::text, 9, '0'),
                  md5('commit' || n)::uuid from generate_series(1, %d) n""".formatted(scope, prefix, count),
                "set maintenance_work_mem = '256MB'",
                "alter table memory_commits add primary key (id)",
                "alter table memory_nodes add primary key (id)",
                "alter table memory_nodes add unique (scope, client_id)",
                "vacuum analyze memory_commits",
                "vacuum analyze memory_nodes");
    }

    UUID uuid(String text) {
        var bytes = ByteBuffer.wrap(md5.digest(text.getBytes(StandardCharsets.US_ASCII)));
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    private String hash(int n) {
        return HexFormat.of().formatHex(sha256.digest(Integer.toString(n).getBytes(StandardCharsets.US_ASCII)));
    }
}
