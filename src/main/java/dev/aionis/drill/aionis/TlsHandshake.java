package dev.aionis.drill.aionis;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Tries a TLS handshake by itself, so that a certificate that is not trusted is told from an API that is down. */
public final class TlsHandshake {

    private static final int STANDARD_PORT = 443;

    private TlsHandshake() {}

    /** Why the target's certificate can't be trusted; empty where it is, where nobody answers, and without TLS. */
    public static Optional<String> objection(ApiTarget target) {
        if (!"https".equals(target.base().getScheme())) {
            return Optional.empty();
        }
        try (var plain = new Socket()) {
            int millis = (int) target.timeout().toMillis();
            int port = target.base().getPort();
            plain.connect(new InetSocketAddress(target.base().getHost(), port < 0 ? STANDARD_PORT : port), millis);
            plain.setSoTimeout(millis);
            shakeHands(target, plain);
            return Optional.empty();
        } catch (SSLException refused) {
            return Optional.of(reason(refused));
        } catch (IOException nobody) {
            return Optional.empty();
        }
    }

    private static void shakeHands(ApiTarget target, Socket plain) throws IOException {
        var factory = target.ca().map(ca -> ca.context().getSocketFactory()).orElseGet(() ->
                (SSLSocketFactory) SSLSocketFactory.getDefault());
        try (var socket = (SSLSocket) factory.createSocket(plain, target.base().getHost(), plain.getPort(), true)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
        }
    }

    /** What the certificate's check said, which is wrapped more than once. */
    private static String reason(Throwable refused) {
        Throwable cause = refused;
        while (cause.getCause() instanceof GeneralSecurityException deeper) {
            cause = deeper;
        }
        return String.valueOf(cause.getMessage());
    }
}
