package dev.aionis.drill.sandbox.balancer;

import dev.aionis.drill.sandbox.service.StartRefused;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** One API process behind the balancer: whether it may get requests, its share of them, and those it has in hand. */
final class Backend {

    private final String name;
    private final URI uri;
    private final AtomicInteger inFlight = new AtomicInteger();
    private volatile boolean ready;
    private volatile boolean drained;
    private volatile double weight = 1;

    Backend(String name, URI uri) {
        this.name = name;
        this.uri = uri;
    }

    /** From the setting's form {@code api-1=http://127.0.0.1:3001,api-2=…}. */
    static List<Backend> parse(String setting) {
        var backends = new ArrayList<Backend>();
        for (String entry : setting.split(",")) {
            int equals = entry.indexOf('=');
            if (equals < 1) {
                throw new StartRefused(
                        StartRefused.CONFIGURATION, "backend '" + entry + "', expected name=http://host:port");
            }
            backends.add(new Backend(entry.substring(0, equals), URI.create(entry.substring(equals + 1))));
        }
        return List.copyOf(backends);
    }

    String name() {
        return name;
    }

    URI uri() {
        return uri;
    }

    boolean ready() {
        return ready;
    }

    void setReady(boolean ready) {
        this.ready = ready;
    }

    boolean drained() {
        return drained;
    }

    void setDrained(boolean drained) {
        this.drained = drained;
    }

    double weight() {
        return weight;
    }

    void setWeight(double weight) {
        if (!(weight >= 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException("weight " + weight + " of " + name + ", expected 0 or more");
        }
        this.weight = weight;
    }

    int inFlight() {
        return inFlight.get();
    }

    void requestBegins() {
        inFlight.incrementAndGet();
    }

    void requestEnds() {
        inFlight.decrementAndGet();
    }
}
