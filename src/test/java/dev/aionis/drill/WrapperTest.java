package dev.aionis.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.process.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The Maven Wrapper tells Allure, which reads it from the environment alone, to leave analytics out. */
class WrapperTest {

    @TempDir
    Path home;

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void what_the_wrapper_starts_knows_that_analytics_are_not_wanted() throws IOException {
        Path maven = home.resolve("wrapper/dists/apache-maven-" + version() + "/" + hash() + "/bin/mvn");
        Files.createDirectories(maven.getParent());
        Files.writeString(maven, "#!/bin/sh\necho \"no analytics: $ALLURE_NO_ANALYTICS\"\n");
        assertThat(maven.toFile().setExecutable(true)).isTrue();

        String said = Command.of(List.of("./mvnw"))
                .with(Map.of("MAVEN_USER_HOME", home.toString()))
                .without(Set.of("ALLURE_NO_ANALYTICS"))
                .run()
                .stdout();

        assertThat(said.strip()).isEqualTo("no analytics: true");
    }

    @Test
    void the_wrapper_for_windows_does_so_too() throws IOException {
        String script = Files.readString(Path.of("mvnw.cmd"));

        assertThat(script).containsSubsequence("@SET ALLURE_NO_ANALYTICS=true", "(\"%__MVNW_CMD__%\" %*)");
    }

    /** As the wrapper names the folder of a Maven that it has fetched. */
    private static String hash() throws IOException {
        return Integer.toHexString(url().hashCode());
    }

    private static String version() throws IOException {
        return url().replaceAll(".*/apache-maven-(.*)-bin\\.zip", "$1");
    }

    private static String url() throws IOException {
        var properties = new Properties();
        try (var file = Files.newInputStream(Path.of(".mvn/wrapper/maven-wrapper.properties"))) {
            properties.load(file);
        }
        return properties.getProperty("distributionUrl");
    }
}
