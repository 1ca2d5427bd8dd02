package dev.aionis.drill.config;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;

/** Access to a database of the deployment. */
public record DatabaseConfig(
        @Meaning("JDBC URL of the database, without credentials")
        @Pattern(
                regexp = "jdbc:postgresql://(?!.*(@|[?&](user|password)=))\\S+",
                message = "jdbc:postgresql://host:port/database without credentials")
        String url,

        @Meaning("role to connect as") @NotBlank String user,

        @Meaning("password of the role; left out where none is asked for") @Default("")
        Secret password) {}
