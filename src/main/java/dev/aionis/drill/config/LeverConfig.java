package dev.aionis.drill.config;

/** By what means the drill changes the deployment. */
public record LeverConfig(
        @Meaning("how the worker is stopped and started") @Default("local")
        LeverKind worker,

        @Meaning("how releases are deployed and rolled back") @Default("local")
        LeverKind release,

        @Meaning("how a database is restored into an isolated copy") @Default("local")
        LeverKind restore) {}
