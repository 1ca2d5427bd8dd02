package dev.aionis.drill.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.PullResponseItem;
import dev.aionis.drill.model.DrillException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Sees to it that the engine has an image. */
public final class Images {

    private final DockerClient engine;
    private final Duration silence;
    private final Consumer<String> progress;

    /** @param silence after which a registry that says nothing is given up */
    public Images(DockerClient engine, Duration silence, Consumer<String> progress) {
        this.engine = engine;
        this.silence = silence;
        this.progress = progress;
    }

    /**
     * Uses the image that is there, and pulls it where there is none.
     *
     * @param key of the configuration that names it
     * @throws DrillException if it is not there and can't be pulled
     */
    public void require(String image, String key) {
        try {
            engine.inspectImageCmd(image).exec();
        } catch (NotFoundException absent) {
            pull(image, key);
        }
    }

    private void pull(String image, String key) {
        progress.accept("pulling image " + image);
        var pulling = new Pulling();
        try {
            engine.pullImageCmd(image).exec(pulling);
            while (!pulling.awaitCompletion(1, TimeUnit.SECONDS)) {
                if (pulling.silentFor().compareTo(silence) > 0) {
                    pulling.close();
                    throw missing(image, key, "the registry said nothing for " + silence.toSeconds() + " s");
                }
            }
            engine.inspectImageCmd(image).exec();
        } catch (DockerException refused) {
            throw missing(image, key, Engine.said(refused));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw missing(image, key, "interrupted");
        } catch (IOException notClosed) {
            throw missing(image, key, notClosed.toString());
        }
    }

    private static DrillException missing(String image, String key, String why) {
        return new DrillException(
                "image " + image + ", named by " + key + ", is not there and could not be pulled: " + why,
                "name one that docker images lists, or build one without a registry by .ci/local-images, which says"
                        + " its name");
    }

    private static final class Pulling extends ResultCallback.Adapter<PullResponseItem> {

        private final AtomicLong heardAt = new AtomicLong(System.nanoTime());

        @Override
        public void onNext(PullResponseItem item) {
            heardAt.set(System.nanoTime());
        }

        Duration silentFor() {
            return Duration.ofNanos(System.nanoTime() - heardAt.get());
        }
    }
}
