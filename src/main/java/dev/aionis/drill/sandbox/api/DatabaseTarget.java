package dev.aionis.drill.sandbox.api;

import dev.aionis.drill.sandbox.service.Sha256;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which database an API works on, as a digest that names it without giving it away. */
final class DatabaseTarget {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    private DatabaseTarget() {}

    /**
     * SHA-256 (hex) of {@code host:port/dbname} in lower case; every loopback address counts as {@code loopback}, the
     * port is 5432 if there is none. Empty when the URL cannot be parsed.
     */
    static Optional<String> hash(String databaseUrl) {
        try {
            URI uri = URI.create(databaseUrl.startsWith("jdbc:") ? databaseUrl.substring(5) : databaseUrl);
            String path = uri.getPath();
            if (uri.getHost() == null || path == null || path.length() < 2) {
                return Optional.empty();
            }
            String host = uri.getHost().toLowerCase(Locale.ROOT);
            int port = uri.getPort() < 0 ? 5432 : uri.getPort();
            String target = (LOOPBACK.contains(host) ? "loopback" : host) + ":" + port + "/" + path.substring(1);
            return Optional.of(Sha256.of(target.toLowerCase(Locale.ROOT)));
        } catch (IllegalArgumentException notAUrl) {
            return Optional.empty();
        }
    }
}
