package dev.aionis.drill.config;

import dev.aionis.drill.model.TenantScope;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;

/** Everything that one configuration file says about a drill. Keys in YAML are the component names in kebab-case. */
public record DrillConfig(
        @Meaning("name of the environment, part of every drill id")
        @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9.-]*", message = "letters, digits, dots and hyphens, as in staging-ha")
        @Size(max = 60)
        String environment,

        @Meaning("true where real users are served; the drill then asks for the environment's name in -Ddrill.confirm,"
                + " and no option can set this back")
        @Default("false")
        boolean production,

        @Meaning("who is answerable for the drill and its follow-ups") @NotBlank
        String owner,

        @Meaning("who watches the drill and signs its record") @Default("[]")
        List<@NotBlank String> observers,

        @Meaning("tenant and scope whose critical records are checked") @WrittenAs(SampleKeys.class)
        TenantScope sample,

        @Meaning("the releases that the drill deploys and rolls back to")
        ReleaseConfig release,

        @Meaning("the system under drill") DeploymentConfig deployment,

        @Meaning("dashboards, alert channel, and alerts that must fire")
        MonitoringConfig monitoring,

        @Meaning("background load, and what it must have been for its figures to count")
        LoadConfig load,

        @Meaning("probes and samplers") ObserveConfig observe,

        @Meaning("the means by which the drill changes the deployment")
        LeverConfig levers,

        @Meaning("what keeps the drill from becoming an incident")
        SafetyConfig safety,

        @Meaning("what callers may at most suffer; beyond it the drill stops and undoes")
        AbortConfig abort,

        @Meaning("the operator's own commands; needed by hook levers")
        Optional<HookConfig> hook,

        @Meaning("the cluster; needed by kubernetes levers") Optional<KubernetesConfig> kubernetes,

        @Meaning("containers of a Docker host; for docker levers")
        Optional<DockerConfig> docker,

        @Meaning("the targets that measurements are held against")
        ObjectivesConfig objectives,

        @Meaning("commands that must pass, in this order") @NotEmpty
        List<GateConfig> gates,

        @Meaning("the record that a drill leaves") RecordConfig record,

        @Meaning("what report and record say of each part besides its figures")
        ReportConfig report,

        @Meaning("who is told of a drill") NotificationsConfig notifications,
        @Meaning("scenario A, database restore") RestoreConfig restore,
        @Meaning("scenario B, API rollback") RollbackConfig rollback,
        @Meaning("scenario C, worker recovery and replay") WorkerConfig worker,
        @Meaning("scenario D, API replica loss") ReplicaConfig replica) {

    public DrillConfig {
        observers = List.copyOf(observers);
        gates = List.copyOf(gates);
    }

    /** The family of the replica lever; a file that says nothing has one only where the drill starts the deployment. */
    public LeverKind replicaLever() {
        return levers.replica()
                .orElse(deployment.kind() == DeploymentConfig.Kind.EXTERNAL ? LeverKind.NONE : LeverKind.LOCAL);
    }

    /** The gates of one phase, in the file's order. */
    public List<GateConfig> gates(GateConfig.Phase phase) {
        return gates.stream().filter(gate -> gate.phase() == phase).toList();
    }
}
