package dev.aionis.drill.lever.hook;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;

/** Host and port of a URL. */
record Address(String host, int port) {

    static Address of(URI url) {
        int standard = "https".equals(url.getScheme()) ? 443 : 80;
        return new Address(url.getHost(), url.getPort() < 0 ? standard : url.getPort());
    }

    /** By number, so that two names of one address are one; by name where it does not resolve. */
    String resolved() {
        try {
            return InetAddress.getByName(host).getHostAddress() + ":" + port;
        } catch (UnknownHostException unresolved) {
            return host + ":" + port;
        }
    }

    /** Whether something accepts a connection there within {@code limit}. */
    boolean listens(Duration limit) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), (int) limit.toMillis());
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }
}
