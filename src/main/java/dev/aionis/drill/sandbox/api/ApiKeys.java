package dev.aionis.drill.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aionis.drill.sandbox.service.Json;
import dev.aionis.drill.sandbox.service.Sha256;
import dev.aionis.drill.sandbox.service.StartRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Who may call: each key's tenant, {@value #ANY_TENANT} for a key of the operators. Keys are kept as digests only. */
final class ApiKeys {

    static final String ANY_TENANT = "*";

    private final Map<String, String> tenantByKeyDigest;

    private ApiKeys(Map<String, String> tenantByKeyDigest) {
        this.tenantByKeyDigest = Map.copyOf(tenantByKeyDigest);
    }

    /** From the setting's form {@code {"<key>": "<tenant>", …}}. */
    static ApiKeys parse(String json) {
        try {
            JsonNode keys = Json.parse(json.getBytes(StandardCharsets.UTF_8));
            var tenants = new HashMap<String, String>();
            keys.properties()
                    .forEach(key ->
                            tenants.put(Sha256.of(key.getKey()), key.getValue().asText()));
            if (!keys.isObject() || tenants.isEmpty()) {
                throw new IOException("no keys");
            }
            return new ApiKeys(tenants);
        } catch (IOException notKeys) {
            // The value stays out of the message: it is a secret.
            throw new StartRefused(
                    StartRefused.CONFIGURATION, "setting MEMORY_API_KEYS_JSON is not {\"<key>\": \"<tenant>\"}");
        }
    }

    /** The caller whose key this is; {@code key} may be null, for a request without one. */
    Caller identify(String key) {
        String digest = key == null ? "" : Sha256.of(key);
        String tenant = tenantByKeyDigest.get(digest);
        if (tenant == null) {
            throw ApiRefusal.unauthorized();
        }
        return new Caller(tenant, digest.substring(0, 8));
    }

    /** A known caller; the key's prefix is of its digest, so it may be stored. */
    record Caller(String tenant, String keyPrefix) {

        void mayActFor(String other) {
            if (!tenant.equals(ANY_TENANT) && !tenant.equals(other)) {
                throw ApiRefusal.identityMismatch(other);
            }
        }
    }
}
