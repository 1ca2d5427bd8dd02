package dev.aionis.drill.config;

import jakarta.validation.constraints.NotBlank;

/** The two releases of a rollback drill, by tag. */
public record ReleaseConfig(
        @Meaning("tag of the release under trial, deployed to the canary slice") @NotBlank
        String candidate,

        @Meaning("tag of the previous known-good release, the rollback's goal") @NotBlank
        String rollback) {}
