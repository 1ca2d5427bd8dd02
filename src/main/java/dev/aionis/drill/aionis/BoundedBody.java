package dev.aionis.drill.aionis;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/**
 * Reads a body up to a limit and then hangs up, so that a server gone mad cannot fill the drill's heap. A body that
 * was cut is still an answer: its status stands.
 */
final class BoundedBody implements BodySubscriber<BoundedBody.Bytes> {

    static final int LIMIT = 1 << 20;

    private final CompletableFuture<Bytes> done = new CompletableFuture<>();
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private Subscription subscription;

    @Override
    public CompletionStage<Bytes> getBody() {
        return done;
    }

    @Override
    public void onSubscribe(Subscription incoming) {
        subscription = incoming;
        incoming.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            byte[] bytes = new byte[Math.min(buffer.remaining(), LIMIT - kept.size())];
            buffer.get(bytes);
            kept.writeBytes(bytes);
            if (buffer.hasRemaining()) {
                done.complete(new Bytes(kept.toByteArray(), true));
                subscription.cancel();
                return;
            }
        }
    }

    @Override
    public void onError(Throwable failure) {
        done.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        done.complete(new Bytes(kept.toByteArray(), false));
    }

    record Bytes(byte[] kept, boolean cut) {}
}
