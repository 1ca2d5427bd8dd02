package dev.aionis.drill.bench;

import dev.aionis.drill.model.BoundedInstant;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A way to a server on this host that can be shut: its connections break and new ones are refused. Each change is
 * stamped before and after, so the moment at which it took hold is known to lie between the two.
 */
final class TcpGate implements AutoCloseable {

    private final int behind;
    private final int port;
    private final InstantSource clock;
    private final Set<Socket> passing = ConcurrentHashMap.newKeySet();
    private ServerSocket door;

    /** @param behind the port of the server behind it */
    TcpGate(int behind, InstantSource clock) throws IOException {
        this.behind = behind;
        this.clock = clock;
        this.door = listen(0);
        this.port = door.getLocalPort();
        admit(door);
    }

    int port() {
        return port;
    }

    BoundedInstant open() throws IOException {
        var before = clock.instant();
        door = listen(port);
        admit(door);
        return new BoundedInstant(before, clock.instant());
    }

    BoundedInstant shut() throws IOException {
        var before = clock.instant();
        door.close();
        // one that came in while the door was closing is seen by its own thread, see admit
        for (Socket socket : passing) {
            socket.close();
        }
        passing.clear();
        return new BoundedInstant(before, clock.instant());
    }

    @Override
    public void close() throws IOException {
        shut();
    }

    private static ServerSocket listen(int port) throws IOException {
        var socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return socket;
    }

    private void admit(ServerSocket through) {
        inBackground(() -> {
            while (true) {
                var near = through.accept();
                var far = new Socket(InetAddress.getLoopbackAddress(), behind);
                near.setTcpNoDelay(true);
                far.setTcpNoDelay(true);
                passing.add(near);
                passing.add(far);
                if (through.isClosed()) {
                    near.close();
                    far.close();
                }
                inBackground(() -> near.getInputStream().transferTo(far.getOutputStream()));
                inBackground(() -> far.getInputStream().transferTo(near.getOutputStream()));
            }
        });
    }

    private interface Copying {
        void run() throws IOException;
    }

    private static void inBackground(Copying copying) {
        var thread = new Thread(() -> {
            try {
                copying.run();
            } catch (IOException shut) {
                // that is what the gate is for
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
