package dev.aionis.drill.sandbox.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aionis.drill.sandbox.service.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** {@code POST /v1/memory/find}: exact lookup of shared nodes by client id, id or type, whatever became of their embedding. */
final class FindEndpoint implements Endpoint {

    private static final String FIND = "select id, client_id, type, title, text_summary, commit_id, embedding_status"
            + " from memory_nodes where scope = ? and memory_lane = 'shared'"
            + " and (?::text is null or client_id = ?) and (?::uuid is null or id = ?) and (?::text is null or type = ?)"
            + " order by created_at desc, id limit ? offset ?";

    private final RateLimits limits;
    private final DataSource database;

    FindEndpoint(RateLimits limits, DataSource database) {
        this.limits = limits;
        this.database = database;
    }

    private record Filter(Optional<String> clientId, Optional<UUID> id, Optional<String> type, int limit, int offset) {}

    @Override
    public ObjectNode answer(Call call) throws SQLException {
        Filter filter = filter(call.body());
        limits.checkFind(call.clientAddress(), call.key().tenant());
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(FIND)) {
            bind(select, call.key().storageKey(), filter);
            try (ResultSet rows = select.executeQuery()) {
                return answer(call.key(), filter, rows);
            }
        }
    }

    private static Filter filter(Fields body) {
        Optional<String> clientId = body.text("client_id", 256);
        Optional<UUID> id = body.text("id", 36).flatMap(text -> uuid(body, text));
        Optional<String> type = body.text("type", 40);
        if (clientId.isEmpty() && id.isEmpty() && type.isEmpty()) {
            body.issue("client_id", "one of client_id, id, type is required");
        }
        int limit = body.number("limit", 1, 200, 20);
        int offset = body.number("offset", 0, 1_000_000, 0);
        body.refuseIfWrong();
        return new Filter(clientId, id, type, limit, offset);
    }

    private static Optional<UUID> uuid(Fields body, String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAUuid) {
            body.issue("id", "expected a UUID");
            return Optional.empty();
        }
    }

    /** One row more than asked for tells whether there are more. */
    private static void bind(PreparedStatement select, String storageKey, Filter filter) throws SQLException {
        select.setString(1, storageKey);
        select.setString(2, filter.clientId().orElse(null));
        select.setString(3, filter.clientId().orElse(null));
        select.setObject(4, filter.id().orElse(null));
        select.setObject(5, filter.id().orElse(null));
        select.setString(6, filter.type().orElse(null));
        select.setString(7, filter.type().orElse(null));
        select.setInt(8, filter.limit() + 1);
        select.setInt(9, filter.offset());
    }

    private static ObjectNode answer(TenantKey key, Filter filter, ResultSet rows) throws SQLException {
        ObjectNode answer = Json.object().put("tenant_id", key.tenant()).put("scope", key.scope());
        ArrayNode nodes = answer.putArray("nodes");
        boolean more = false;
        while (rows.next()) {
            if (nodes.size() == filter.limit()) {
                more = true;
                break;
            }
            nodes.add(node(key, rows));
        }
        answer.putObject("page")
                .put("limit", filter.limit())
                .put("offset", filter.offset())
                .put("returned", nodes.size())
                .put("has_more", more);
        return answer;
    }

    private static ObjectNode node(TenantKey key, ResultSet row) throws SQLException {
        String id = row.getString("id");
        String type = row.getString("type");
        return Json.object()
                .put("uri", "aionis://" + key.tenant() + "/" + key.scope() + "/" + type + "/" + id)
                .put("id", id)
                .put("client_id", row.getString("client_id"))
                .put("type", type)
                .put("title", row.getString("title"))
                .put("text_summary", row.getString("text_summary"))
                .put("commit_id", row.getString("commit_id"))
                .put("embedding_status", row.getString("embedding_status"));
    }
}
