package dev.aionis.drill.aionis;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Reads one answer, its body up to a limit, and then hangs up, so that a server gone mad cannot fill the drill's heap.
 * A body that was cut is still an answer: its status stands.
 */
final class BoundedReader implements AsyncResponseConsumer<Void> {

    static final int LIMIT = 1 << 20;

    private final int limit;
    private final CompletableFuture<RawAnswer> answer = new CompletableFuture<>();
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private HttpResponse head;
    private boolean whole;
    private FutureCallback<Void> ended;

    BoundedReader(int limit) {
        this.limit = limit;
    }

    /** What was read, or the failure that ended the exchange. */
    CompletableFuture<RawAnswer> answer() {
        return answer;
    }

    @Override
    public void informationResponse(HttpResponse provisional, HttpContext context) {
        // the final answer is still to come
    }

    @Override
    public void consumeResponse(
            HttpResponse response, EntityDetails body, HttpContext context, FutureCallback<Void> callback) {
        head = response;
        ended = callback;
        if (body == null) {
            end();
        }
    }

    @Override
    public void updateCapacity(CapacityChannel channel) throws IOException {
        channel.update(Integer.MAX_VALUE);
    }

    @Override
    public void consume(ByteBuffer buffer) throws IOException {
        byte[] bytes = new byte[Math.min(buffer.remaining(), limit - kept.size())];
        buffer.get(bytes);
        kept.writeBytes(bytes);
        if (buffer.hasRemaining()) {
            answer.complete(read(true));
            throw new IOException("body above " + limit + " bytes, the rest is not read");
        }
    }

    @Override
    public void streamEnd(List<? extends Header> trailers) {
        end();
    }

    @Override
    public void failed(Exception cause) {
        answer.completeExceptionally(cause);
    }

    /** The connection is free again only now: whoever goes on at once need not open another. */
    @Override
    public void releaseResources() {
        if (whole) {
            answer.complete(read(false));
        } else {
            answer.completeExceptionally(new IOException("the exchange ended without an answer"));
        }
    }

    private void end() {
        whole = true;
        ended.completed(null);
    }

    private RawAnswer read(boolean cut) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : head.getHeaders()) {
            headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        return new RawAnswer(head.getCode(), headers, kept.toByteArray(), cut);
    }
}
