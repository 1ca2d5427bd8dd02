package dev.aionis.drill.sandbox.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A TCP port of the loopback interface that was free a moment ago; whoever takes it must be ready to find it taken. */
final class FreePort {

    private FreePort() {}

    static int choose() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
