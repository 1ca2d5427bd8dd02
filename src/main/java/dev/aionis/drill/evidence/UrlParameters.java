package dev.aionis.drill.evidence;

import java.util.Locale;
import java.util.Set;

/** What follows the path of a URL: parameters that are known to tell nothing pass, of all others the value goes. */
final class UrlParameters {

    /** In lower case. */
    private static final Set<String> KEPT = Set.of(
            // of lists and ranges
            "page",
            "per_page",
            "limit",
            "offset",
            "sort",
            "order",
            "from",
            "to",
            "start",
            "end",
            "since",
            "until",
            "time",
            "step",
            // of Prometheus, Alertmanager, Grafana, Kubernetes
            "query",
            "match[]",
            "filter",
            "active",
            "silenced",
            "inhibited",
            "type",
            "orgid",
            "refresh",
            "viewpanel",
            "timezone",
            "labelselector",
            "fieldselector",
            "container",
            "timestamps",
            "taillines",
            "previous",
            "watch",
            "timeoutseconds",
            // of JDBC
            "user",
            "ssl",
            "sslmode",
            "sslfactory",
            "targetservertype",
            "currentschema",
            "applicationname",
            "application_name",
            "logintimeout",
            "connecttimeout",
            "connect_timeout",
            "sockettimeout",
            "tcpkeepalive",
            "preparethreshold",
            "loadbalancehosts",
            "gssencmode",
            "channelbinding");

    private UrlParameters() {}

    static String clean(String text) {
        int scheme = text.indexOf("://");
        if (scheme < 0) {
            return text;
        }
        var cleaned = new StringBuilder(text.length());
        int done = 0;
        while (scheme >= 0) {
            int end = end(text, scheme);
            int path = parameters(text, scheme, end);
            if (path < end) {
                cleaned.append(text, done, path);
                clean(text.substring(path, end), cleaned);
                done = end;
            }
            scheme = text.indexOf("://", end);
        }
        return cleaned.append(text, done, text.length()).toString();
    }

    /** Of a URL's end, from its {@code ?} or {@code #} on. */
    private static void clean(String parameters, StringBuilder cleaned) {
        int begin = 0;
        while (begin < parameters.length()) {
            int end = begin + 1;
            while (end < parameters.length() && "?#&;".indexOf(parameters.charAt(end)) < 0) {
                end++;
            }
            one(parameters.substring(begin, end), cleaned);
            begin = end;
        }
    }

    /** @param parameter with the sign before it */
    private static void one(String parameter, StringBuilder cleaned) {
        int equals = parameter.indexOf('=');
        String name = equals < 0 ? "" : parameter.substring(1, equals).toLowerCase(Locale.ROOT);
        boolean told = equals < 0
                || equals == parameter.length() - 1
                || KEPT.contains(name)
                || name.startsWith("var-")
                || parameter.startsWith(Redactor.MARK, equals + 1);
        cleaned.append(told ? parameter : parameter.substring(0, equals + 1) + Redactor.MARK);
    }

    private static int parameters(String text, int scheme, int end) {
        int at = scheme;
        while (at < end && text.charAt(at) != '?' && text.charAt(at) != '#') {
            at++;
        }
        return at;
    }

    private static int end(String text, int scheme) {
        int end = scheme + 3;
        while (end < text.length() && text.charAt(end) > ' ' && "\"'<>`\\|)".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }
}
