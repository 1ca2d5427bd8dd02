package dev.aionis.drill.run;

import java.util.Arrays;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes what a kit opened: all of it, whatever fails. */
final class Closeables {

    private static final Logger LOG = LoggerFactory.getLogger(Closeables.class);

    private Closeables() {}

    static void closeAll(AutoCloseable... parts) {
        Arrays.stream(parts).filter(Objects::nonNull).forEach(part -> {
            try {
                part.close();
            } catch (Exception failed) {
                LOG.warn("{} could not be closed: {}", part.getClass().getSimpleName(), failed.toString());
            }
        });
    }
}
