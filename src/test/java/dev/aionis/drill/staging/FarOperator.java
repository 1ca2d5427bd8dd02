package dev.aionis.drill.staging;

import dev.aionis.drill.sandbox.api.TcpRelay;
import dev.aionis.drill.staging.Mailbox.Reply;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Answers hooks that ask over a network: by a real connection, through a relay that a test can cut and mend. */
final class FarOperator implements AutoCloseable {

    private final ServerSocket listener;
    private final TcpRelay network;
    /** Takes connections, and never answers: as a network does that drops what is sent. */
    private final ServerSocket nowhere;

    private final Function<Map<String, String>, Reply> operator;

    private FarOperator(Function<Map<String, String>, Reply> operator) throws IOException {
        this.operator = operator;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.nowhere = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.network = TcpRelay.to(listener.getLocalPort());
    }

    static FarOperator of(Function<Map<String, String>, Reply> operator) throws IOException {
        var far = new FarOperator(operator);
        var thread = new Thread(far::serve, "far operator");
        thread.setDaemon(true);
        thread.start();
        return far;
    }

    int port() {
        return network.port();
    }

    /** Connections are refused. */
    void cut() throws IOException {
        network.cut();
    }

    /** Connections are taken, and nothing comes back. */
    void swallow() {
        network.leadTo(nowhere.getLocalPort());
    }

    /** After either. */
    void mend() throws IOException {
        network.cut();
        network.leadTo(listener.getLocalPort());
        network.mend();
    }

    @Override
    public void close() throws IOException {
        network.close();
        listener.close();
        nowhere.close();
    }

    private void serve() {
        while (!listener.isClosed()) {
            try (Socket hook = listener.accept()) {
                answer(hook);
            } catch (IOException brokenOrClosed) {
                continue;
            }
        }
    }

    private void answer(Socket hook) throws IOException {
        var told = new HashMap<String, String>();
        var in = new BufferedReader(new InputStreamReader(hook.getInputStream(), StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            String[] pair = line.split("=", 2);
            told.put(pair[0], pair[1]);
        }
        Reply reply = operator.apply(told);
        hook.getOutputStream().write((reply.exitCode() + "\n" + reply.stdout()).getBytes(StandardCharsets.UTF_8));
    }
}
