package dev.aionis.drill.config;

import java.util.Optional;

/** By what means the drill changes the deployment. */
public record LeverConfig(
        @Meaning("how the worker is stopped and started; the only one that can be docker") @Default("local")
        LeverKind worker,

        @Meaning("how releases are deployed and rolled back") @Default("local")
        LeverKind release,

        @Meaning("how a database is restored into an isolated copy") @Default("local")
        LeverKind restore,

        @Meaning("how an API replica is killed and brought back; left out: local where the drill starts the deployment,"
                + " otherwise none")
        Optional<LeverKind> replica) {}
