package dev.aionis.drill.config;

import java.time.Duration;

/** Whom a drill tells of its start, its end, and that it was aborted. */
public record NotificationsConfig(
        @Meaning("URL that takes messages as Slack does; nobody is told where left out") @Default("")
        Secret slackWebhook,

        @Meaning("URL that takes the same as plain JSON, docs/machine-readable.md has its fields") @Default("")
        Secret jsonWebhook,

        @Meaning("how long one of them may take; a drill never waits for it but at its end")
        @Default("5s")
        @Lasting(min = "100ms", max = "1m")
        Duration timeout) {}
