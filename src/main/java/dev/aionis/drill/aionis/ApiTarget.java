package dev.aionis.drill.aionis;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * An Aionis API endpoint: a balancer, one replica, or an API on a restored database.
 *
 * @param name what samples and reports call it, e.g. {@code balancer} or {@code api-2}
 * @param base its http or https URL, without the {@code /v1} part
 * @param credential sent with every request
 * @param ca who signed its certificate; empty where the Java runtime knows
 * @param timeout how long a whole request may take, from sending to the last byte of the answer
 */
public record ApiTarget(String name, URI base, Credential credential, Optional<PrivateCa> ca, Duration timeout) {

    public ApiTarget {
        if (name.isBlank()) {
            throw new IllegalArgumentException("API target, name is blank, expected one such as balancer");
        }
        boolean web = "http".equals(base.getScheme()) || "https".equals(base.getScheme());
        if (!web || base.getHost() == null) {
            throw new IllegalArgumentException(
                    "API target " + name + ", URL '" + base + "', expected http://host:port or https://host:port");
        }
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException("API target " + name + ", timeout " + timeout + ", expected above 0");
        }
    }

    /** With an API key, which is empty where the API asks for none. */
    public ApiTarget(String name, URI base, String apiKey, Duration timeout) {
        this(name, base, Credential.apiKey(apiKey), Optional.empty(), timeout);
    }

    /** The URL of {@code path}, which starts with a slash. */
    public URI at(String path) {
        String root = base.toString();
        return URI.create((root.endsWith("/") ? root.substring(0, root.length() - 1) : root) + path);
    }

    /** Name and URL; never the credential. */
    @Override
    public String toString() {
        return name + " " + base;
    }
}
