package dev.aionis.drill.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;

/** One call of the memory API, by a known caller and with a JSON object for a body. */
@FunctionalInterface
interface Endpoint {

    /** What an endpoint is given. */
    record Call(TenantKey key, Fields body, ApiKeys.Caller caller, String clientAddress, String requestId) {}

    /**
     * The body of the 200.
     *
     * @throws ApiRefusal for any other answer
     */
    ObjectNode answer(Call call) throws SQLException;
}
