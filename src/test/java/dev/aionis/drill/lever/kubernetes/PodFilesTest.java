package dev.aionis.drill.lever.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Evidence of pods, where it can be kept and where it can't. */
class PodFilesTest {

    private final Logger log = (Logger) LoggerFactory.getLogger(PodFiles.class);
    private final ListAppender<ILoggingEvent> said = new ListAppender<>();

    @TempDir
    private Path folder;

    private TestCluster cluster;

    @BeforeEach
    void aionis_runs() {
        cluster = new TestCluster(folder);
        said.start();
        log.addAppender(said);
    }

    @AfterEach
    void end() {
        log.detachAppender(said);
        cluster.close();
    }

    @Test
    void what_cannot_be_written_is_told_once_for_all_files_and_ends_nothing() throws IOException {
        Path worker = Files.writeString(folder.resolve("worker"), "a file where the logs' folder should be");
        PodFiles files = files(worker);

        keepLogs(files);
        files.keepEvents("aionis-worker");

        assertThat(files.files()).isEmpty();
        assertThat(said.list)
                .singleElement()
                .extracting(ILoggingEvent::getFormattedMessage)
                .asString()
                .contains("could not be kept in " + worker + ", nor may others be: FileAlreadyExistsException");
    }

    @Test
    void what_can_be_written_is_kept_in_silence() {
        PodFiles files = files(folder.resolve("worker"));

        keepLogs(files);

        assertThat(files.files())
                .hasSize(2)
                .allSatisfy(log -> assertThat(log).content().startsWith("a line of "));
        assertThat(said.list).isEmpty();
    }

    private void keepLogs(PodFiles files) {
        files.keepLogs("aionis-worker", worker()::pods, Optional.empty());
    }

    private PodFiles files(Path into) {
        return new PodFiles(cluster.cluster(), worker().paths(), into);
    }

    private Workload worker() {
        return new Workload(
                cluster.cluster(),
                new Paths(TestCluster.NAMESPACE),
                "aionis-worker",
                Optional.empty(),
                Patience.of(cluster.config()));
    }
}
