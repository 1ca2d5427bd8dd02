package dev.aionis.drill.config;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** Where a reader of the report goes on reading. */
public record ReportLink(
        @Meaning("what the link is called, as in Restore runbook") @NotBlank @Size(max = 100)
        String name,

        @Meaning("where it leads; it is printed as it is, so there must be no credentials in it")
        @Pattern(regexp = "https?://\\S+", message = "a URL that begins with http:// or https://")
        String url,

        @Meaning("what it leads to: runbook, issue or page") @Default("runbook")
        Kind kind) {

    /** What a link leads to. */
    public enum Kind {
        RUNBOOK,
        ISSUE,
        PAGE
    }
}
