package dev.aionis.drill.config;

import dev.aionis.drill.model.TenantScope;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.util.function.Supplier;

/** The keys of the sample tenant and scope. */
record SampleKeys(
        @Meaning("tenant of the sample") @NotBlank String tenant,

        @Meaning("scope of the sample")
        @NotBlank
        @Pattern(regexp = "(?!tenant:)[\\s\\S]*", message = "a scope without the prefix tenant:, which Aionis reserves")
        String scope)
        implements Supplier<TenantScope> {

    @Override
    public TenantScope get() {
        return new TenantScope(tenant, scope);
    }
}
