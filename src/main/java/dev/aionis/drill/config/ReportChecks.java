package dev.aionis.drill.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** Links of the report: they lead somewhere, and whoever reads them learns nothing that opens a door. */
final class ReportChecks {

    /** A parameter's name that means its value to be kept to oneself. */
    private static final Pattern TELLING = Pattern.compile(
            "(?i)(^|.*[&;._-])(access|api)?[_-]?(token|key|secret|passw(or)?d|pwd|sig|signature|auth|code|credentials?)"
                    + "([&;._-].*)?=.*");

    private final BoundValues bound;
    private final Problems problems;

    ReportChecks(BoundValues bound, Problems problems) {
        this.bound = bound;
        this.problems = problems;
    }

    void run() {
        bound.matching("report\\..+\\.links\\.\\d+\\.url").forEach((path, url) -> {
            URI parsed = parsed(url.value().toString());
            if (parsed == null || parsed.getHost() == null) {
                problems.add(url.at(), path, url.shown(), "a URL with a host", "write it as a browser shows it");
            } else if (parsed.getRawUserInfo() != null || telling(parsed)) {
                problems.add(
                        url.at(),
                        path,
                        "a URL with credentials in it",
                        "one without",
                        "the link is printed in report and record; let readers sign in by themselves");
            }
        });
    }

    private static boolean telling(URI url) {
        return Pattern.compile("[&;]")
                .splitAsStream(url.getRawQuery() == null ? "" : url.getRawQuery())
                .anyMatch(parameter -> TELLING.matcher(parameter).matches());
    }

    private static URI parsed(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException notSuch) {
            return null;
        }
    }
}
