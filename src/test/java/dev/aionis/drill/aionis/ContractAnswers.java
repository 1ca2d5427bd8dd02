package dev.aionis.drill.aionis;

import java.util.UUID;

/** Answers as a sound Aionis gives them. */
public final class ContractAnswers {

    public static final UUID NODE = UUID.fromString("11111111-2222-3333-4444-555555555555");
    public static final UUID COMMIT = UUID.fromString("99999999-8888-7777-6666-555555555555");

    private ContractAnswers() {}

    public static String written(String scope, String clientId) {
        return """
                {"tenant_id":"default","scope":"%s","commit_id":"%s","commit_hash":"abc123",
                 "nodes":[{"id":"%s","client_id":"%s","type":"event"}],"edges":[]}""".formatted(scope, COMMIT, NODE, clientId);
    }

    public static String recalled(String scope, UUID seed) {
        return """
                {"tenant_id":"default","scope":"%s","seeds":[{"id":"%s","type":"event","text_summary":"t","similarity":0.97}],
                 "subgraph":{"nodes":[],"edges":[]},"ranked":[],"context":{"text":"","items":[],"citations":[]},"query":{}}""".formatted(scope, seed);
    }

    public static String found(String clientId, UUID id) {
        return """
                {"nodes":[{"uri":"u","id":"%s","client_id":"%s","type":"event"}],
                 "page":{"limit":10,"offset":0,"returned":1,"has_more":false}}""".formatted(id, clientId);
    }

    /** The client id that a write request carries. */
    public static String clientIdIn(String requestBody) {
        return requestBody.replaceAll("(?s).*\"client_id\":\"([^\"]+)\".*", "$1");
    }
}
