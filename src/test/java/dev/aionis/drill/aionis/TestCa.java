package dev.aionis.drill.aionis;

import dev.aionis.drill.process.Command;
import dev.aionis.drill.process.CommandResult;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate authority made by the JDK's keytool, and servers with certificates that it signed for localhost. */
public final class TestCa {

    private static final String PASSWORD = "changeit";

    private final Path folder;

    public TestCa(Path folder) {
        this.folder = folder;
        keytool("ca.p12", "-genkeypair", "-alias", "ca", "-dname", "CN=Test CA", "-ext", "bc:c", "-keyalg", "EC");
        keytool("ca.p12", "-exportcert", "-rfc", "-alias", "ca", "-file", "ca.pem");
    }

    /** The CA's certificate. */
    public Path pem() {
        return folder.resolve("ca.pem");
    }

    /** A listener whose certificate is for {@code localhost}. */
    public ServerSocket listener() throws IOException, GeneralSecurityException {
        keytool("server.p12", "-genkeypair", "-alias", "server", "-dname", "CN=localhost", "-keyalg", "EC");
        keytool("server.p12", "-certreq", "-alias", "server", "-file", "server.csr");
        keytool(
                "ca.p12",
                "-gencert",
                "-alias",
                "ca",
                "-infile",
                "server.csr",
                "-outfile",
                "server.crt",
                "-ext",
                "san=dns:localhost");
        keytool("server.p12", "-importcert", "-noprompt", "-alias", "ca", "-file", "ca.pem");
        keytool("server.p12", "-importcert", "-alias", "server", "-file", "server.crt");
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve("server.p12"))) {
            store.load(in, PASSWORD.toCharArray());
        }
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    private void keytool(String store, String... arguments) {
        var argv = new ArrayList<String>();
        argv.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        argv.addAll(List.of(arguments));
        argv.addAll(List.of("-keystore", store, "-storetype", "PKCS12", "-storepass", PASSWORD));
        CommandResult result = Command.of(argv).in(folder).run();
        if (!result.succeeded()) {
            throw new IllegalStateException(argv + ": " + result.stdout() + result.stderr());
        }
    }
}
