package dev.aionis.drill.record.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.evidence.Sha256;
import dev.aionis.drill.model.DrillException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SigningKeyTest {

    /** RFC 8032, section 7.1, test 1. */
    private static final String SECRET = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";

    private static final String PUBLIC = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    private static final String SIGNATURE = "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
            + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b";

    /** What precedes the 32 bytes in PKCS#8 and SubjectPublicKeyInfo, RFC 8410. */
    private static final String PKCS8 = "302e020100300506032b657004220420";

    private static final String SPKI = "302a300506032b6570032100";

    @Test
    void the_key_of_the_standard_has_the_standards_public_key_and_signature() {
        SigningKey key =
                SigningKey.of("record.signing-key", Keys.pem("PRIVATE KEY", bytes(PKCS8 + SECRET)), Optional.empty());

        assertThat(key.signer().publicKey()).isEqualTo(Base64.getEncoder().encodeToString(bytes(SPKI + PUBLIC)));
        assertThat(key.signer().keyId()).as("unnamed").isEqualTo(Sha256.of(bytes(SPKI + PUBLIC)));
        assertThat(HexFormat.of().formatHex(key.sign(new byte[0]))).isEqualTo(SIGNATURE);
    }

    @Test
    void what_is_no_such_key_is_refused_without_being_shown() {
        Keys keys = Keys.make("Ed25519");
        String body = keys.privatePem().lines().skip(1).findFirst().orElseThrow();
        Map<String, String> refused = Map.of(
                "hunter2",
                "not one PEM block (7 characters)",
                keys.publicPem(),
                "seen a PEM block \"PUBLIC KEY\", expected \"PRIVATE KEY\"",
                Keys.make("RSA").privatePem(),
                "a key of another kind or damaged, expected Ed25519 in PKCS#8",
                Keys.make("Ed448").privatePem(),
                "a key of another kind or damaged",
                keys.privatePem().replace(body, body.substring(0, 20)),
                "a key of another kind or damaged",
                keys.privatePem() + keys.privatePem(),
                "not one PEM block");

        refused.forEach(
                (pem, said) -> assertThatThrownBy(() -> SigningKey.of("record.signing-key", pem, Optional.empty()))
                        .isInstanceOf(DrillException.class)
                        .hasMessageStartingWith("record.signing-key, ")
                        .hasMessageContaining(said)
                        .hasMessageContaining("HINT: make one by: openssl genpkey")
                        .message()
                        .doesNotContain("hunter2", body.substring(0, 20)));
    }

    @Test
    void a_key_prints_its_name_alone() {
        assertThat(Keys.make("Ed25519").signing()).hasToString("key drills-2026");
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
