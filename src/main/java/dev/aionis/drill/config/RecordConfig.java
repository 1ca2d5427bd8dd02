package dev.aionis.drill.config;

import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.Optional;

/** How the record is sealed, and how long a pass counts. */
public record RecordConfig(
        @Meaning("private Ed25519 key that signs the record, PKCS#8 in PEM; without one the record is unsigned")
        @Default("")
        Secret signingKey,

        @Meaning("what the key is called in the record; its public key's SHA-256 where left out")
        Optional<
                        @Pattern(
                                regexp = "[A-Za-z0-9][A-Za-z0-9._@:/-]{0,99}",
                                message = "letters, digits and . _ @ : / -, as in drills-2026")
                        String>
                keyId,

        @Meaning("age at which a scenario's last pass has expired; passes never expire where left out")
        Optional<@Lasting(min = "1h", max = "3650d") Duration> freshness) {}
