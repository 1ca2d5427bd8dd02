package dev.aionis.drill.record;

import java.util.List;

/**
 * What stands beside a scenario's figures, by configuration: whom to ask, how bad a failure is, where to read on.
 *
 * @param owner who is asked when it fails; empty in records that did not know it
 * @param severity {@code blocker}, {@code critical}, {@code normal}, {@code minor} or {@code trivial}; or empty
 * @param links runbooks, issues and pages
 */
public record ReportNotes(String owner, String severity, List<Link> links) {

    public static final ReportNotes NONE = new ReportNotes("", "", List.of());

    public ReportNotes {
        links = List.copyOf(links);
    }

    /**
     * Where a reader goes on reading.
     *
     * @param name what it is called
     * @param url where it leads, http or https
     * @param kind {@code runbook}, {@code issue} or {@code page}
     */
    public record Link(String name, String url, String kind) {

        public Link {
            Filled.text("links.name", name);
            if (!url.matches("https?://\\S+")) {
                throw new IllegalArgumentException("links.url, expected a URL that begins with http:// or https://");
            }
        }
    }
}
