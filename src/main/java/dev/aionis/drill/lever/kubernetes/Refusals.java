package dev.aionis.drill.lever.kubernetes;

import dev.aionis.drill.model.DrillException;
import java.net.URI;

/** What the API server's refusals mean, and what to do about each. */
final class Refusals {

    private final URI server;
    private final String namespace;

    Refusals(URI server, String namespace) {
        this.server = server;
        this.namespace = namespace;
    }

    DrillException of(ApiCall call, int status, String body) {
        String seen = "Kubernetes API at " + server + ", HTTP " + status + " for " + call.method() + " " + call.path()
                + said(body);
        return switch (status) {
            case 401 ->
                new DrillException(
                        seen + ": the credentials are not known, or have expired",
                        "log in again, or renew the token of the kubeconfig; in a pod, look at its service account");
            case 403 -> forbidden(call, seen);
            case 404 ->
                new DrillException(
                        seen + ": there is no such object in namespace " + namespace,
                        call.path().startsWith("/apis/postgresql.cnpg.io/") && !call.changes()
                                ? "look at kubernetes.restore, and whether CloudNativePG is installed"
                                : "look at kubernetes.namespace and the names below it");
            case 409 ->
                new DrillException(
                        seen + ": " + conflict(call),
                        "look at the object with kubectl; somebody else works on it, or an earlier drill left it");
            case 422 ->
                new DrillException(
                        seen + ": the object is not as it was when this was planned, or the change is not valid",
                        "look at the object with kubectl; is something else, such as a GitOps controller, changing it?");
            default -> new DrillException(seen + ", expected 2xx", "see the API server's log");
        };
    }

    DrillException unreachable(ApiCall call, Throwable why) {
        return new DrillException(
                "Kubernetes API at " + server + ", no answer to " + call.method() + " " + call.path() + ": "
                        + reason(why),
                "look whether the cluster is up and reachable from here, and at kubernetes.context");
    }

    private DrillException forbidden(ApiCall call, String seen) {
        AccessRule rule = AccessRule.of(call);
        return new DrillException(
                seen + ": may not " + rule.verb() + " " + rule.resource() + " in namespace " + namespace,
                "the drill's Role lacks " + rule.line() + "; deploy/kubernetes/role.yaml has all that is needed");
    }

    private static String conflict(ApiCall call) {
        return switch (call.method()) {
            case "POST" -> "an object of this name exists already";
            case "DELETE" -> "another object of this name stands there by now";
            default -> "it was changed at the same time, at every attempt";
        };
    }

    /** The server's own sentence, if it sent its usual Status. */
    private static String said(String body) {
        String message = Json.tree(body).path("message").asText("");
        return message.isEmpty() ? "" : " (" + message + ")";
    }

    private static String reason(Throwable why) {
        Throwable root = why;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
