package dev.aionis.drill.lever.hook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.config.HookCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperatorGroundTest {

    private static final HookCommand SAYS =
            new HookCommand(List.of("sh", "-c", "echo \"${PATH:+path} ${HOME:-no home}\""), Duration.ofSeconds(20));

    @TempDir
    private Path folder;

    /** HOME stands for a variable from which the drill read a secret. */
    @Test
    void no_command_inherits_a_secret_of_the_drill_unless_it_is_passed() {
        String secret = System.getenv("HOME");

        assertThat(said(new OperatorGround(folder, Map.of(), value -> false))).isEqualTo("path " + secret);
        assertThat(said(new OperatorGround(folder, Map.of(), secret::equals))).isEqualTo("path no home");
        assertThat(said(new OperatorGround(folder, Map.of("HOME", secret), secret::equals)))
                .isEqualTo("path " + secret);
    }

    private static String said(OperatorGround ground) {
        return ground.prepared(SAYS).run().stdout().strip();
    }
}
