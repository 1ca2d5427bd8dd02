package dev.aionis.drill.aionis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.core5.concurrent.ComplexCancellable;
import org.apache.hc.core5.http.nio.support.AsyncRequestBuilder;
import org.junit.jupiter.api.Test;

/** What our truth needs of the HTTP client's library. */
class HttpWireTest {

    private static final int OFTEN = 200_000;
    private static final Duration AMPLE = Duration.ofSeconds(10);

    /**
     * While a connection opens, the caller's thread and the client's own may set at the same moment what a cancel would
     * end. HttpCore before 5.4.1 then took the one for cancelled: a healthy deployment's request "failed", a probe in some
     * 100,000.
     */
    @Test
    void a_request_that_two_threads_bring_on_its_way_is_not_cancelled_by_that() throws Exception {
        var request = new ComplexCancellable();
        var cancelled = new AtomicInteger();
        var together = new CyclicBarrier(2);
        Thread client = new Thread(() -> bringOn(request, cancelled, together), "client");
        client.start();
        bringOn(request, cancelled, together);
        client.join();

        assertThat(cancelled).hasValue(0);
    }

    /** Compressed, an answer would not be the one that a cache's signs and the limit of its size are looked for in. */
    @Test
    void an_answer_is_asked_for_uncompressed() {
        try (RawServer server = RawServer.answering(200, "", "plain");
                HttpWire wire = new HttpWire("wire", AMPLE)) {
            HttpWire.await(wire.send(AsyncRequestBuilder.get(server.url()).build(), AMPLE));

            assertThat(server.requests())
                    .singleElement()
                    .extracting(RawServer.Request::head)
                    .asString()
                    .contains("aionis-ha-drills")
                    .doesNotContainIgnoringCase("accept-encoding");
        }
    }

    private static void bringOn(ComplexCancellable request, AtomicInteger cancelled, CyclicBarrier together) {
        try {
            together.await();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
        for (int i = 0; i < OFTEN; i++) {
            request.setDependency(() -> cancelled.incrementAndGet() > 0);
        }
    }
}
