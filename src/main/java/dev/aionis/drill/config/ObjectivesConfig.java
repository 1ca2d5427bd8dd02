package dev.aionis.drill.config;

/** The targets that measurements are held against. */
public record ObjectivesConfig(
        @Meaning("of scenario A, database restore") RestoreObjectives restore,
        @Meaning("of scenario B, API rollback") RollbackObjectives rollback,

        @Meaning("of scenario C, worker recovery and replay")
        WorkerObjectives worker,

        @Meaning("of scenario D, API replica loss") ReplicaObjectives replica,

        @Meaning("of what must hold before any disruption") PreconditionObjectives preconditions) {}
