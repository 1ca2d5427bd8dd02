package dev.aionis.drill.model;

/** A tenant and one of its scopes, as callers of the API name them. */
public record TenantScope(String tenant, String scope) {

    public TenantScope {
        if (tenant.isBlank() || scope.isBlank()) {
            throw new IllegalArgumentException("tenant '" + tenant + "', scope '" + scope + "': neither may be blank");
        }
        if (scope.startsWith("tenant:")) {
            throw new IllegalArgumentException("scope '" + scope + "' starts with 'tenant:', which Aionis reserves");
        }
    }

    /** The key under which the database stores the scope: bare for tenant {@code default}, prefixed for others. */
    public String storageKey() {
        return tenant.equals("default") ? scope : "tenant:" + tenant + "::scope:" + scope;
    }

    @Override
    public String toString() {
        return "tenant=" + tenant + ", scope=" + scope;
    }
}
