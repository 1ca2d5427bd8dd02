package dev.aionis.drill.observe.monitoring;

import dev.aionis.drill.aionis.RawServer;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Servers in the place of monitoring, honest ones and others. */
public final class Answers {

    private Answers() {}

    /** Answers each path, without its query, with its body; others with 404. */
    public static RawServer of(Map<String, String> bodies) {
        return new RawServer((request, client) -> {
            String path = request.line().split(" ")[1].replaceFirst("\\?.*", "");
            boolean known = bodies.containsKey(path);
            RawServer.send(client, known ? 200 : 404, "", bodies.getOrDefault(path, "no such page"));
            return true;
        });
    }

    public static RawServer html() {
        return RawServer.answering(
                200, "content-type: text/html\r\n", "<!DOCTYPE html>\n<html><body>Please log in</body></html>");
    }

    /** Five million bytes that begin like JSON and never end as such. */
    public static RawServer garbage() {
        return RawServer.answering(200, "", "[" + "{\"labels\":{},".repeat(5_000_000 / 13));
    }

    /** More than anybody would read. */
    public static RawServer flood() {
        return RawServer.answering(200, "", "[" + " ".repeat(Peer.LIMIT + 1) + "]");
    }

    /** Takes the request and never answers it. */
    public static RawServer hanging(CountDownLatch over) {
        return new RawServer((request, client) -> {
            try {
                over.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
            return false;
        });
    }
}
