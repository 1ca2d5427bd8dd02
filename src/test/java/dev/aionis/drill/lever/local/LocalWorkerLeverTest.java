package dev.aionis.drill.lever.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aionis.drill.lever.Change;
import dev.aionis.drill.lever.WorkerLever.WorkerStatus;
import dev.aionis.drill.model.StopMode;
import dev.aionis.drill.sandbox.Sandbox;
import dev.aionis.drill.sandbox.SharedSandbox;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SharedSandbox.class)
@Tag("long")
class LocalWorkerLeverTest {

    private Sandbox sandbox;
    private LocalWorkerLever lever;

    @BeforeEach
    void a_worker_at_work(Sandbox shared) {
        sandbox = shared;
        lever = new LocalWorkerLever(sandbox);
        assertThat(lever.status().replicas()).hasValue(1);
    }

    @AfterEach
    void leave_it_at_work() {
        sandbox.startWorker();
    }

    @ParameterizedTest
    @CsvSource({"STOP, stopped", "KILL, stopped", "FREEZE, frozen"})
    void the_worker_is_taken_away_and_brought_back(StopMode mode, String state) {
        String before = sandbox.workerIdentity();
        Change<WorkerStatus> change = lever.takeAway(mode);
        assertThat(lever.undone(change.undo()))
                .as("nothing is done before the action")
                .isTrue();

        WorkerStatus away = change.action().get();

        assertThat(away.replicas()).hasValue(0);
        assertThat(away.detail()).isEqualTo(state);
        assertThat(lever.undone(change.undo())).as("while it is away").isFalse();
        assertThat(runs(before)).as("a frozen process lives on").isEqualTo(mode == StopMode.FREEZE);

        lever.undo(change.undo());

        assertThat(lever.undone(change.undo())).isTrue();
        assertThat(lever.status()).isEqualTo(new WorkerStatus(OptionalInt.of(1), sandbox.workerIdentity(), "running"));
        assertThat(sandbox.workerIdentity().equals(before))
                .as("the same process goes on")
                .isEqualTo(mode == StopMode.FREEZE);
        String after = sandbox.workerIdentity();
        lever.undo(change.undo());
        assertThat(sandbox.workerIdentity()).as("undo again leaves it alone").isEqualTo(after);
    }

    private static boolean runs(String identity) {
        long pid = Long.parseLong(identity.replace("process ", ""));
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
}
