package dev.aionis.drill.run;

import dev.aionis.drill.aionis.DatabaseAccess;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.postgresql.Driver;

/** The addresses behind names: two names of one address are one place. */
final class HostNames {

    private HostNames() {}

    /** What this machine calls itself. */
    static String ofThisMachine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unnamed) {
            return "localhost";
        }
    }

    /** Where a URL leads, with its name resolved; the URL's own text where it can't be. */
    static String place(URI url) {
        int port = url.getPort() >= 0 ? url.getPort() : url.getScheme().equals("https") ? 443 : 80;
        String path = String.valueOf(url.getPath()).replaceAll("/+$", "");
        Set<String> addresses = addresses(url.getHost());
        String host = addresses.isEmpty() ? url.getHost() : String.join("+", addresses);
        return host + ":" + port + path;
    }

    /** The addresses of a name, in a fixed order; none if it has none. Every loopback address is the same one. */
    static Set<String> addresses(String host) {
        try {
            return Arrays.stream(InetAddress.getAllByName(host))
                    .map(address -> address.isLoopbackAddress() ? "loopback" : address.getHostAddress())
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (UnknownHostException nobody) {
            return Set.of();
        }
    }

    /** Every place that a JDBC URL leads to: an address, or the name where it has none here, and a port. */
    static Set<String> places(DatabaseAccess database) {
        Properties parsed = Driver.parseURL(database.jdbcUrl(), new Properties());
        if (parsed == null) {
            return Set.of();
        }
        String[] hosts = parsed.getProperty("PGHOST", "localhost").split(",");
        String[] ports = parsed.getProperty("PGPORT", "5432").split(",");
        var places = new TreeSet<String>();
        for (int i = 0; i < hosts.length; i++) {
            String port = ports[Math.min(i, ports.length - 1)];
            Set<String> found = addresses(hosts[i]);
            (found.isEmpty() ? Set.of(hosts[i].toLowerCase(Locale.ROOT)) : found)
                    .forEach(host -> places.add(host + ":" + port));
        }
        return places;
    }

    /** The addresses of every host in a JDBC URL; empty if one of them has none. */
    static Optional<Set<String>> addresses(DatabaseAccess database) {
        Properties parsed = Driver.parseURL(database.jdbcUrl(), new Properties());
        String hosts = parsed == null ? "" : parsed.getProperty("PGHOST", "localhost");
        var all = new HashSet<String>();
        for (String host : hosts.split(",")) {
            Set<String> addresses = addresses(host);
            if (addresses.isEmpty()) {
                return Optional.empty();
            }
            all.addAll(addresses);
        }
        return Optional.of(all);
    }
}
