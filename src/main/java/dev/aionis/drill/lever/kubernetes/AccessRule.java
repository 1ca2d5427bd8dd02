package dev.aionis.drill.lever.kubernetes;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Role must allow for a call, in the words of RBAC.
 *
 * @param group API group; empty for the core
 * @param resource with subresource, e.g. {@code deployments/scale}
 */
record AccessRule(String group, String resource, String verb) {

    private static final Pattern PATH = Pattern.compile(
            "/(?:api|apis/(?<group>[^/]+))/[^/]+/namespaces/[^/]+/(?<resource>[^/?]+)(?:/(?<name>[^/?]+)(?:/(?<sub>[^/?]+))?)?(?:\\?.*)?");

    static AccessRule of(ApiCall call) {
        Matcher path = PATH.matcher(call.path());
        if (!path.matches()) {
            throw new IllegalArgumentException("path " + call.path() + ", expected one in a namespace");
        }
        String sub = path.group("sub") == null ? "" : "/" + path.group("sub");
        String group = path.group("group") == null ? "" : path.group("group");
        return new AccessRule(group, path.group("resource") + sub, verb(call.method(), path.group("name") != null));
    }

    /** As it stands in a Role. */
    String line() {
        return "{apiGroups: [\"" + group + "\"], resources: [\"" + resource + "\"], verbs: [\"" + verb + "\"]}";
    }

    private static String verb(String method, boolean named) {
        return switch (method) {
            case "GET" -> named ? "get" : "list";
            case "POST" -> "create";
            default -> {
                List<String> same = Arrays.asList("PATCH", "DELETE");
                if (!same.contains(method)) {
                    throw new IllegalArgumentException("method " + method + ", expected GET, POST, PATCH or DELETE");
                }
                yield method.toLowerCase(java.util.Locale.ROOT);
            }
        };
    }
}
