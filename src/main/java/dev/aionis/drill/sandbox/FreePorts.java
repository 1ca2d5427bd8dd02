package dev.aionis.drill.sandbox;

import dev.aionis.drill.model.DrillException;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for processes that have to come back on the same one after a restart. They lie below the range from which
 * Linux and macOS take the ports of outgoing connections, so that none is taken away while its process is down.
 *
 * <p>Nor does the sandbox of another drill on this machine take it then: as long as this process lives, it holds the UDP
 * port of the same number, which no service speaks, and whose holder may die of any cause without leaving a trace.
 */
public final class FreePorts {

    private static final int LOWEST = 20_000;
    private static final int ABOVE_HIGHEST = 32_000;
    private static final int ATTEMPTS = 200;

    private static final List<DatagramSocket> RESERVED = Collections.synchronizedList(new ArrayList<>());

    private FreePorts() {}

    /** As many different ports, each free a moment ago, and given to nobody else. */
    public static List<Integer> pick(int count) {
        var held = new ArrayList<ServerSocket>();
        try {
            for (int attempt = 0; attempt < ATTEMPTS && held.size() < count; attempt++) {
                tryToHold(ThreadLocalRandom.current().nextInt(LOWEST, ABOVE_HIGHEST), held);
            }
            if (held.size() < count) {
                throw new DrillException(
                        held.size() + " free ports between " + LOWEST + " and " + ABOVE_HIGHEST + ", expected " + count,
                        "end what occupies them");
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            held.forEach(FreePorts::close);
        }
    }

    private static void tryToHold(int port, List<ServerSocket> held) {
        DatagramSocket reservation = null;
        try {
            reservation = new DatagramSocket(port, InetAddress.getLoopbackAddress());
            held.add(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
            RESERVED.add(reservation);
        } catch (IOException taken) {
            // another one then
            if (reservation != null) {
                reservation.close();
            }
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException alreadyClosed) {
            // which is all that was wanted
        }
    }
}
