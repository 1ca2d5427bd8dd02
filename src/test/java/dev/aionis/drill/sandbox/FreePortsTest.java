package dev.aionis.drill.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreePortsTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @Test
    void a_port_is_free_for_a_service_and_reserved_against_everybody_elses_pick() throws IOException {
        List<Integer> ports = FreePorts.pick(3);

        assertThat(ports).hasSize(3).doesNotHaveDuplicates();
        for (int port : ports) {
            new ServerSocket(port, 1, LOOPBACK).close();
            assertThatThrownBy(() -> new DatagramSocket(port, LOOPBACK)).isInstanceOf(BindException.class);
        }
    }
}
