package dev.aionis.drill.staging;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import java.io.PrintWriter;
import java.util.Optional;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs the scenarios of {@code -Dgroups}, or every one, as a build would; exits with 0 if all of it passed. */
final class DrillProgram {

    private DrillProgram() {}

    public static void main(String[] args) {
        var summary = new SummaryGeneratingListener();
        var request = LauncherDiscoveryRequestBuilder.request().selectors(selectPackage("dev.aionis.drill.scenario"));
        Optional.ofNullable(System.getProperty("groups"))
                .map(TagFilter::includeTags)
                .ifPresent(request::filters);
        LauncherFactory.create().execute(request.build(), summary);
        summary.getSummary().printFailuresTo(new PrintWriter(System.out, true), 3);
        System.exit(summary.getSummary().getTotalFailureCount() == 0 ? 0 : 1);
    }
}
