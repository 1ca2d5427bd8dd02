package dev.aionis.drill.sandbox;

import dev.aionis.drill.process.Daemon;
import dev.aionis.drill.process.JavaProgram;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/** Services as processes of this machine. */
final class LocalServices implements ServiceHost {

    @Override
    public RunningService start(ServiceSpec spec) {
        var daemon = JavaProgram.daemon(
                spec.name(), spec.main(), List.of(), spec.log().getParent(), spec.environment(), spec.log());
        return new LocalService(Daemon.start(daemon));
    }

    @Override
    public URI amongServices(String service, URI url) {
        return url;
    }

    private record LocalService(Daemon daemon) implements RunningService {

        @Override
        public String name() {
            return daemon.name();
        }

        @Override
        public String identity() {
            return "process " + daemon.pid();
        }

        @Override
        public Path log() {
            return daemon.log();
        }

        @Override
        public boolean alive() {
            return daemon.alive();
        }

        @Override
        public OptionalInt exitCode() {
            return daemon.exitCode();
        }

        @Override
        public void terminate(Duration grace) {
            daemon.terminate(grace);
        }

        @Override
        public void kill() {
            daemon.kill();
        }

        @Override
        public void freeze() {
            daemon.freeze();
        }

        @Override
        public void thaw() {
            daemon.thaw();
        }

        @Override
        public boolean frozen() {
            return daemon.frozen();
        }

        @Override
        public void close() {
            daemon.close();
        }
    }
}
