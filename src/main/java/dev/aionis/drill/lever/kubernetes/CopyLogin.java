package dev.aionis.drill.lever.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aionis.drill.model.DrillException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Who may log in to a restored copy, as CloudNativePG's Secret has it. */
record CopyLogin(String user, String password, String database) {

    static CopyLogin read(Cluster cluster, String path) {
        JsonNode data = Json.tree(cluster.send(ApiCall.get(path))).path("data");
        return new CopyLogin(value(data, "username", path), value(data, "password", path), value(data, "dbname", path));
    }

    private static String value(JsonNode data, String key, String path) {
        if (!data.path(key).isTextual()) {
            throw new DrillException(
                    "Secret " + path.substring(path.lastIndexOf('/') + 1) + ", no key " + key
                            + ", expected username, password and dbname",
                    "set kubernetes.restore.secret to the Secret that CloudNativePG made for the copy");
        }
        return new String(Base64.getDecoder().decode(data.path(key).asText()), StandardCharsets.UTF_8);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return user + " on " + database;
    }
}
