package dev.aionis.drill.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.docker.DrillLabels.Owner;
import org.junit.jupiter.api.Test;

class OwnerTest {

    private final Owner self = Owner.thisJvm();

    @Test
    void this_jvm_is_alive() {
        assertThat(Owner.parse(self.text())).isEqualTo(self);
        assertThat(self.dead()).isFalse();
    }

    @Test
    void a_process_that_is_not_there_is_dead() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();

        assertThat(new Owner(self.host(), ended.pid(), self.startedAt()).dead()).isTrue();
    }

    @Test
    void a_process_whose_id_was_given_to_another_one_is_dead() {
        assertThat(new Owner(self.host(), self.pid(), self.startedAt() - 60_000).dead())
                .isTrue();
    }

    @Test
    void nothing_is_known_of_a_process_on_another_host() {
        assertThat(new Owner("another-host", self.pid(), self.startedAt() - 60_000).dead())
                .isFalse();
    }
}
