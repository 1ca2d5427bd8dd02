package dev.aionis.drill.record;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** Which version of the suite this is, as the build wrote it down. */
public final class SuiteVersion {

    public static final String OF_THIS_SUITE = read();

    private SuiteVersion() {}

    private static String read() {
        try (InputStream in = SuiteVersion.class.getResourceAsStream("suite.properties")) {
            var properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException unreadable) {
            throw new IllegalStateException("suite.properties of the suite itself can't be read", unreadable);
        }
    }
}
