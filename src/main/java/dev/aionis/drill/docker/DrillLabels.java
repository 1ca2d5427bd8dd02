package dev.aionis.drill.docker;

import dev.aionis.drill.process.ProcessIdentity;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What everything that a drill makes on an engine is labelled with, so that it can be found again.
 *
 * @param drill the drill's id
 * @param run tells this run from any other, also from one of the same id in another checkout
 * @param owner the JVM that the drill runs in
 */
public record DrillLabels(String drill, String run, Owner owner) {

    static final String DRILL = "dev.aionis.drill.id";
    static final String RUN = "dev.aionis.drill.run";
    static final String OWNER = "dev.aionis.drill.owner";

    public static DrillLabels of(String drill) {
        return new DrillLabels(drill, UUID.randomUUID().toString(), Owner.thisJvm());
    }

    public Map<String, String> asMap() {
        var labels = new LinkedHashMap<String, String>();
        labels.put(DRILL, drill);
        labels.put(RUN, run);
        labels.put(OWNER, owner.text());
        return labels;
    }

    /**
     * A JVM, named so that no other one ever has the same name.
     *
     * @param host as the JVM sees it: a process id means nothing elsewhere
     * @param startedAt epoch milliseconds, since process ids come again
     */
    record Owner(String host, long pid, long startedAt) {

        static Owner thisJvm() {
            ProcessIdentity self = ProcessIdentity.self();
            return new Owner(hostName(), self.pid(), self.startedAt().toEpochMilli());
        }

        static Owner parse(String text) {
            String[] parts = text.split("/");
            return new Owner(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2]));
        }

        String text() {
            return host + "/" + pid + "/" + startedAt;
        }

        /** True only where that is certain: of a JVM on another host nothing is known. */
        boolean dead() {
            return host.equals(hostName()) && new ProcessIdentity(pid, Instant.ofEpochMilli(startedAt)).gone();
        }

        private static String hostName() {
            try {
                return InetAddress.getLocalHost().getHostName();
            } catch (UnknownHostException nameless) {
                return "unnamed";
            }
        }
    }
}
