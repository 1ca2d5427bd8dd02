package dev.aionis.drill.sandbox.monitor;

import dev.aionis.drill.sandbox.service.StartRefused;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Something that is watched: an {@code http://…/metrics} page, or a {@code tcp://host:port} that accepts connections. */
record Target(String name, URI uri) {

    private static final int ANSWER_WITHIN_MILLIS = 1_000;

    Target {
        if (!"http".equals(uri.getScheme()) && !"tcp".equals(uri.getScheme())) {
            throw new StartRefused(
                    StartRefused.CONFIGURATION, "target " + name + " is '" + uri + "', expected http:// or tcp://");
        }
    }

    /** From the setting's form {@code api-1=http://127.0.0.1:3001/metrics,postgres=tcp://127.0.0.1:5432}. */
    static List<Target> parse(String setting) {
        var targets = new ArrayList<Target>();
        for (String entry : setting.split(",")) {
            int equals = entry.indexOf('=');
            if (equals < 1) {
                throw new StartRefused(StartRefused.CONFIGURATION, "target '" + entry + "', expected name=uri");
            }
            targets.add(new Target(entry.substring(0, equals), URI.create(entry.substring(equals + 1))));
        }
        return List.copyOf(targets);
    }

    /** What the target says of itself; the empty text for one that only accepts connections. */
    String scrape() throws IOException {
        return uri.getScheme().equals("tcp") ? connect() : get();
    }

    private String connect() throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), ANSWER_WITHIN_MILLIS);
            return "";
        }
    }

    private String get() throws IOException {
        var connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setConnectTimeout(ANSWER_WITHIN_MILLIS);
        connection.setReadTimeout(ANSWER_WITHIN_MILLIS);
        try (InputStream body = connection.getInputStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
