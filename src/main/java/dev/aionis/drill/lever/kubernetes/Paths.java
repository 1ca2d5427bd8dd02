package dev.aionis.drill.lever.kubernetes;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where objects of a namespace are, as the API server names it. */
record Paths(String namespace) {

    String deployments() {
        return "/apis/apps/v1/namespaces/" + namespace + "/deployments";
    }

    String deployment(String name) {
        return deployments() + "/" + name;
    }

    String scale(String deployment) {
        return deployment(deployment) + "/scale";
    }

    String replicaSets(LabelSelector selector) {
        return "/apis/apps/v1/namespaces/" + namespace + "/replicasets" + query(selector);
    }

    String replicaSet(String name) {
        return "/apis/apps/v1/namespaces/" + namespace + "/replicasets/" + name;
    }

    String pods(LabelSelector selector) {
        return core("pods") + query(selector);
    }

    String pod(String name) {
        return core("pods") + "/" + name;
    }

    String events() {
        return core("events");
    }

    String secret(String name) {
        return core("secrets") + "/" + name;
    }

    String volumes(LabelSelector selector) {
        return core("persistentvolumeclaims") + query(selector);
    }

    String clusters() {
        return "/apis/postgresql.cnpg.io/v1/namespaces/" + namespace + "/clusters";
    }

    String cluster(String name) {
        return clusters() + "/" + name;
    }

    String backups() {
        return "/apis/postgresql.cnpg.io/v1/namespaces/" + namespace + "/backups";
    }

    private String core(String resource) {
        return "/api/v1/namespaces/" + namespace + "/" + resource;
    }

    private static String query(LabelSelector selector) {
        Map<String, String> labels = selector.getMatchLabels() == null ? Map.of() : selector.getMatchLabels();
        List<LabelSelectorRequirement> expressions =
                selector.getMatchExpressions() == null ? List.of() : selector.getMatchExpressions();
        String text = Stream.concat(
                        new TreeMap<>(labels).entrySet().stream().map(label -> label.getKey() + "=" + label.getValue()),
                        expressions.stream().map(Paths::expression))
                .collect(Collectors.joining(","));
        return "?labelSelector=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String expression(LabelSelectorRequirement requirement) {
        String key = requirement.getKey();
        return switch (requirement.getOperator()) {
            case "Exists" -> key;
            case "DoesNotExist" -> "!" + key;
            default ->
                key + " " + requirement.getOperator().toLowerCase(Locale.ROOT) + " ("
                        + String.join(",", requirement.getValues()) + ")";
        };
    }
}
