package dev.aionis.drill.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/** What keys and webhooks must be; a value that is refused is not shown. */
final class RecordChecks {

    private final BoundValues bound;
    private final Problems problems;

    RecordChecks(BoundValues bound, Problems problems) {
        this.bound = bound;
        this.problems = problems;
    }

    void run() {
        aNamedKeyIsThere();
        List.of("notifications.slack-webhook", "notifications.json-webhook").forEach(this::webhookIsAUrl);
    }

    private void aNamedKeyIsThere() {
        boolean key = bound.value("record.signing-key", Secret.class)
                .filter(secret -> !secret.isEmpty())
                .isPresent();
        bound.at("record.key-id")
                .filter(name -> !key)
                .ifPresent(name -> problems.add(
                        name.at(),
                        "record.key-id",
                        name.shown() + ", and no record.signing-key",
                        "both or neither",
                        "name the key's file: signing-key: ${file:…}"));
    }

    private void webhookIsAUrl(String path) {
        bound.value(path, Secret.class)
                .filter(secret -> !secret.isEmpty() && !isUrl(secret.reveal()))
                .flatMap(secret -> bound.at(path))
                .ifPresent(value -> problems.add(
                        value.at(),
                        path,
                        value.shown(),
                        "a URL that begins with http:// or https://",
                        "copy it from the service; it is a secret, so export it as a variable"));
    }

    private static boolean isUrl(String text) {
        try {
            URI url = new URI(text);
            return ("http".equals(url.getScheme()) || "https".equals(url.getScheme())) && url.getHost() != null;
        } catch (URISyntaxException notSuch) {
            return false;
        }
    }
}
