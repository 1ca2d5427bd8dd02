package dev.aionis.drill.sandbox;

import java.net.URI;

/** Where the services of a sandbox run. */
public interface ServiceHost {

    /** Starts a service and returns at once. It answers on 127.0.0.1 at the ports of its specification. */
    RunningService start(ServiceSpec spec);

    /** Under what address the other services reach what answers here at {@code url}. */
    URI amongServices(String service, URI url);
}
