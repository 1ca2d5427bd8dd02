package dev.aionis.drill.sandbox;

import java.net.URI;

/** One API process behind the balancer, as it is now; {@code url} is its own address, past the balancer. */
public record Replica(String name, URI url, String release, boolean running, String identity) {}
