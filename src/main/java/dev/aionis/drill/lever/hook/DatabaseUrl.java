package dev.aionis.drill.lever.hook;

import java.net.InetAddress;
import java.net.URLDecoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The address of a database, with or without credentials, as PostgreSQL's own tools or JDBC write it.
 *
 * @param host as written, an IPv6 address in brackets
 * @param options the query without credentials, empty where there is none
 * @param user where the URL has one
 * @param password never shown
 */
record DatabaseUrl(
        String host, int port, String database, String options, Optional<String> user, Optional<String> password) {

    private static final int DEFAULT_PORT = 5432;

    /** A password may hold an {@code @}: the last one before the path ends the credentials. */
    private static final Pattern FORM = Pattern.compile("(?:jdbc:postgresql|postgres|postgresql)://(?:([^/]*)@)?"
            + "([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::(\\d{1,5}))?/([^/?#\\s]+)(?:\\?(\\S*))?");

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "[0:0:0:0:0:0:0:1]");

    /** Empty where the text is no such address. */
    static Optional<DatabaseUrl> parse(String url) {
        Matcher parts = FORM.matcher(url);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int port = parts.group(3) == null ? DEFAULT_PORT : Integer.parseInt(parts.group(3));
        String[] login = parts.group(1) == null ? new String[0] : parts.group(1).split(":", 2);
        String query = parts.group(5) == null ? "" : parts.group(5);
        return port < 1 || port > 65_535
                ? Optional.empty()
                : Optional.of(new DatabaseUrl(
                        parts.group(2),
                        port,
                        parts.group(4),
                        withoutCredentials(query),
                        login.length > 0 ? Optional.of(decoded(login[0])) : option(query, "user"),
                        login.length > 1 ? Optional.of(decoded(login[1])) : option(query, "password")));
    }

    /** For JDBC, without credentials. */
    String jdbcUrl() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database + (options.isEmpty() ? "" : "?" + options);
    }

    /** Whether both name the same database: the same port and name at a common address. */
    boolean same(DatabaseUrl other) {
        Set<String> common = new HashSet<>(addresses());
        common.retainAll(other.addresses());
        return !common.isEmpty() && port == other.port && decoded(database).equals(decoded(other.database));
    }

    /** Without the password. */
    @Override
    public String toString() {
        return jdbcUrl().replaceFirst("\\?.*", "");
    }

    private Set<String> addresses() {
        String name = host.toLowerCase(Locale.ROOT);
        if (LOOPBACK.contains(name)) {
            return Set.of("loopback");
        }
        var all = new HashSet<>(Set.of(name));
        try {
            for (InetAddress address : InetAddress.getAllByName(name)) {
                all.add(address.isLoopbackAddress() ? "loopback" : address.getHostAddress());
            }
        } catch (UnknownHostException unresolved) {
            // its name is all that is known of it
        }
        return all;
    }

    private static String withoutCredentials(String query) {
        return Arrays.stream(query.split("&"))
                .filter(option -> !option.toLowerCase(Locale.ROOT).matches("user=.*|\\w*password=.*"))
                .collect(Collectors.joining("&"));
    }

    private static Optional<String> option(String query, String name) {
        return Arrays.stream(query.split("&"))
                .filter(option -> option.startsWith(name + "="))
                .map(option -> decoded(option.substring(name.length() + 1)))
                .findFirst();
    }

    /** A plus is a plus here, as libpq and JDBC have it; a percent sign that begins no code stands for itself. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }
}
