package dev.aionis.drill.config;

import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Optional;

/** What the report says of one part of the drill besides what was measured. */
public record ReportEntry(
        @Meaning("who is asked when it fails; the drill's owner where left out")
        Optional<@NotBlank String> owner,

        @Meaning("how bad it is when it fails: blocker, critical, normal, minor or trivial") @Default("critical")
        Severity severity,

        @Meaning("runbooks, issues and pages that belong to it") @Default("[]")
        List<ReportLink> links) {

    /** As Allure counts them. */
    public enum Severity {
        BLOCKER,
        CRITICAL,
        NORMAL,
        MINOR,
        TRIVIAL
    }

    public ReportEntry {
        links = List.copyOf(links);
    }
}
