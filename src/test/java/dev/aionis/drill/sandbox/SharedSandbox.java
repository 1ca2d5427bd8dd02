package dev.aionis.drill.sandbox;

import dev.aionis.drill.model.TenantScope;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One sandbox for every test class that asks for it, since a start takes seconds. It lives in the root store, so it is
 * closed when the last test of the run is over. Tests leave it as they found it: replicas on v0.1.8, worker running.
 */
public final class SharedSandbox implements ParameterResolver {

    public static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(2);
    public static final int MAX_ATTEMPTS = 4;
    public static final double CANDIDATE_ERROR_RATE = 0.3;

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Sandbox.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(SharedSandbox.class))
                .getOrComputeIfAbsent(
                        Sandbox.class,
                        absent ->
                                Sandbox.start(spec(Path.of("target", "shared-sandbox-" + pid())), System.out::println),
                        Sandbox.class);
    }

    static SandboxSpec spec(Path directory) {
        return new SandboxSpec(
                directory,
                Path.of("target", "postgres-binaries"),
                Optional.empty(),
                "v0.1.8",
                "v0.2.2",
                new Regression(CANDIDATE_ERROR_RATE, Duration.ZERO),
                false,
                Duration.ofMillis(100),
                20,
                CLAIM_TIMEOUT,
                MAX_ATTEMPTS,
                Duration.ofMillis(8),
                Duration.ofSeconds(60),
                new TenantScope("default", "default"),
                30,
                Optional.empty());
    }

    private static long pid() {
        return ProcessHandle.current().pid();
    }
}
