package dev.aionis.drill.aionis;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code database_target_hash} that an API on a given database URL reports: SHA-256 of {@code host:port/dbname} in
 * lower case, where every name of this host is {@code loopback} and the port is 5432 unless given. It proves which
 * database an API was pointed at, without showing the address.
 */
public final class DatabaseTargetHash {

    private static final Set<String> THIS_HOST = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    // scheme://[user[:password]@]host[:port]/dbname[?…]; what a password may hold is not ours to judge
    private static final Pattern URL = Pattern.compile("(?:jdbc:postgresql|postgres|postgresql)://(?:[^/]*@)?"
            + "(?<host>\\[[0-9a-f:.]+]|[^/:,@?#\\[\\]]+)(?::(?<port>\\d{1,5}))?/(?<db>[^/?#]+)(?:[?#].*)?");

    private DatabaseTargetHash() {}

    /** The hash, 64 hex digits; empty for a URL that names no single host and database. */
    public static Optional<String> of(String jdbcOrPostgresUrl) {
        Matcher url = URL.matcher(jdbcOrPostgresUrl.strip().toLowerCase(Locale.ROOT));
        if (!url.matches()) {
            return Optional.empty();
        }
        String host = THIS_HOST.contains(url.group("host")) ? "loopback" : url.group("host");
        String port = url.group("port") == null ? "5432" : url.group("port");
        return Optional.of(sha256(host + ":" + port + "/" + url.group("db")));
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java", e);
        }
    }
}
