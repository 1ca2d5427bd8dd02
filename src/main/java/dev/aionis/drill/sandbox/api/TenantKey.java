package dev.aionis.drill.sandbox.api;

/** Tenant and scope of a request, and the key under which the database stores them. */
record TenantKey(String tenant, String scope) {

    private static final String DEFAULT = "default";

    static TenantKey of(Fields fields) {
        String tenant = fields.text("tenant_id", 128).orElse(DEFAULT);
        String scope = fields.text("scope", 256).orElse(DEFAULT);
        if (tenant.isBlank()) {
            fields.issue("tenant_id", "must not be blank");
        }
        fields.refuseIfWrong();
        if (scope.isBlank()) {
            throw ApiRefusal.invalidScope("scope must not be blank");
        }
        if (scope.startsWith("tenant:")) {
            throw ApiRefusal.invalidScope("scope must not start with 'tenant:'");
        }
        return new TenantKey(tenant, scope);
    }

    String storageKey() {
        return tenant.equals(DEFAULT) ? scope : "tenant:" + tenant + "::scope:" + scope;
    }
}
