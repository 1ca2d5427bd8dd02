package dev.aionis.drill.sandbox.api;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way to a server that a test can cut, mend, and lead elsewhere, as a name that is moved. */
public final class TcpRelay implements AutoCloseable {

    private volatile int target;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private ServerSocket listener;
    private Thread accepting;

    private TcpRelay(int target, ServerSocket listener) {
        this.target = target;
        this.listener = listener;
        this.port = listener.getLocalPort();
        this.accepting = accept(listener);
    }

    public static TcpRelay to(int target) throws IOException {
        return new TcpRelay(target, listen(0));
    }

    public int port() {
        return port;
    }

    /**
     * From now on nobody is there: what is open breaks, and a new connection is refused. The port is free only when the
     * accepting thread has left its call, which a closed listener ends but does not wait for.
     */
    public void cut() throws IOException {
        listener.close();
        try {
            accepting.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the relay's port " + port + " was being given back", e);
        }
        for (Socket socket : open) {
            socket.close();
        }
        open.clear();
    }

    /** New connections end there; those that are open stay where they are. */
    public void leadTo(int elsewhere) {
        target = elsewhere;
    }

    public void mend() throws IOException {
        listener = listen(port);
        accepting = accept(listener);
    }

    @Override
    public void close() throws IOException {
        cut();
    }

    private static ServerSocket listen(int port) throws IOException {
        var socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return socket;
    }

    private Thread accept(ServerSocket on) {
        return inBackground(() -> {
            while (true) {
                Socket near = on.accept();
                var far = new Socket(InetAddress.getLoopbackAddress(), target);
                open.add(near);
                open.add(far);
                inBackground(() -> copy(near, far));
                inBackground(() -> copy(far, near));
            }
        });
    }

    /** Its end too: who reads until there is no more would wait for ever. */
    private static void copy(Socket from, Socket to) throws IOException {
        from.getInputStream().transferTo(to.getOutputStream());
        to.shutdownOutput();
    }

    private interface Copying {
        void run() throws IOException;
    }

    private static Thread inBackground(Copying copying) {
        var thread = new Thread(() -> {
            try {
                copying.run();
            } catch (IOException closed) {
                // cut: that is what this is for
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
