package dev.aionis.drill.config;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** How CloudNativePG restores an isolated copy; {name} and {namespace} stand for those of the copy. */
public record KubernetesRestore(
        @Meaning("YAML of the copy's Cluster with bootstrap.recovery; {name} and {targetTime} are filled in")
        Path clusterTemplate,

        @Meaning("what the copy's Cluster is called; its API is called so with -api; the Role can name both")
        @Default("aionis-drill-copy")
        @Pattern(regexp = "[a-z]([a-z0-9-]{0,44}[a-z0-9])?", message = "at most 46 lower-case letters, digits, hyphens")
        String name,

        @Meaning("the live Cluster whose Backups are looked at; left out: no look at backups")
        Optional<String> backupsOf,

        @Meaning("Secret with the copy's login, keys username, password and dbname") @Default("{name}-app") @NotBlank
        String secret,

        @Meaning("host at which the drill reaches the copy") @Default("{name}-rw.{namespace}.svc") @NotBlank
        String host,

        @Meaning("port at which the drill reaches the copy") @Default("5432") @Min(1) @Max(65535)
        int port,

        @Meaning("environment variable by which the API is told its database") @Default("DATABASE_URL") @NotBlank
        String databaseVariable,

        @Meaning("key of the Secret that holds the copy's URL for that variable") @Default("uri") @NotBlank
        String databaseKey,

        @Meaning("environment variables that the API on the copy gets in place of the live ones") @Default("{}")
        Map<String, String> environment) {

    public KubernetesRestore {
        environment = Map.copyOf(environment);
    }

    /** Names the variables but not their values, which may be secret. */
    @Override
    public String toString() {
        return "copy by " + clusterTemplate + ", with " + environment.keySet();
    }
}
