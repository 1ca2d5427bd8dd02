package dev.aionis.drill.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.await.Wait;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StressProcessTest {

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void it_takes_processor_time_until_it_is_closed(Stress stress) throws IOException {
        StressProcess process = StressProcess.start(stress, 7);
        try (process) {
            Wait.upTo(Duration.ofSeconds(60))
                    .forThe("stress to use the processor")
                    .until(() -> process.processorSeconds() > 1);
        }
        Wait.upTo(Duration.ofSeconds(10)).forThe("its end").until(() -> !process.alive());
        assertThat(process.alive()).isFalse();
    }
}
