package dev.aionis.drill.aionis;

import dev.aionis.drill.model.DrillException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate authority of one's own: what it signed is trusted, and nothing else. */
public final class PrivateCa {

    private final Path file;
    private final KeyStore store;

    private PrivateCa(Path file, KeyStore store) {
        this.file = file;
        this.store = store;
    }

    /**
     * @param pem one or more certificates
     * @param key of the configuration, which errors name
     * @throws DrillException if it can't be read, holds no certificate, or one that is not valid now
     */
    public static PrivateCa read(Path pem, String key) {
        String subject = key + " " + pem;
        try (InputStream in = Files.newInputStream(pem)) {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (certificates.isEmpty()) {
                throw new CertificateException("it holds none");
            }
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (Certificate certificate : certificates) {
                ((X509Certificate) certificate).checkValidity();
                store.setCertificateEntry("ca-" + store.size(), certificate);
            }
            return new PrivateCa(pem, store);
        } catch (IOException unreadable) {
            throw new DrillException(
                    subject + ", can't be read: " + unreadable.getClass().getSimpleName()
                            + ", expected a PEM file of certificates",
                    "name the file of the CA that signed the API's certificate");
        } catch (GeneralSecurityException noCertificate) {
            throw new DrillException(
                    subject + ", no valid certificate: " + noCertificate.getMessage()
                            + ", expected -----BEGIN CERTIFICATE----- and so on",
                    "name the file of the CA that signed the API's certificate");
        }
    }

    KeyStore store() {
        return store;
    }

    SSLContext context() {
        try {
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("TLS is part of every Java runtime", impossible);
        }
    }

    @Override
    public String toString() {
        return "CA in " + file;
    }
}
