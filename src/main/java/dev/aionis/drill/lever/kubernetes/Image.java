package dev.aionis.drill.lever.kubernetes;

import java.util.Optional;

/**
 * A reference to an image.
 *
 * @param repository with registry, e.g. {@code registry.example.org:5000/aionis/core}
 * @param tag the release; empty where the image is named by digest alone
 */
record Image(String repository, Optional<String> tag) {

    static Image parse(String reference) {
        int digest = reference.indexOf('@');
        String named = digest < 0 ? reference : reference.substring(0, digest);
        // a colon before the last slash belongs to the registry's port
        int colon = named.indexOf(':', named.lastIndexOf('/') + 1);
        return colon < 0
                ? new Image(named, Optional.empty())
                : new Image(named.substring(0, colon), Optional.of(named.substring(colon + 1)));
    }

    /** The same image of another release. */
    String tagged(String release) {
        return repository + ":" + release;
    }
}
