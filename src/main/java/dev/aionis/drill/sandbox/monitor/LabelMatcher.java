package dev.aionis.drill.sandbox.monitor;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One matcher of an alert filter: {@code name="value"}, with {@code =}, {@code !=}, {@code =~} or {@code !~}. */
record LabelMatcher(String label, boolean negated, Pattern pattern) {

    private static final Pattern FORM = Pattern.compile("\\s*([a-zA-Z_]\\w*)\\s*(=~|!~|!=|=)\\s*\"?(.*?)\"?\\s*");

    static LabelMatcher parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("filter '" + text + "', expected name=\"value\"");
        }
        String operator = form.group(2);
        String value = operator.endsWith("~") ? form.group(3) : Pattern.quote(form.group(3));
        return new LabelMatcher(form.group(1), operator.startsWith("!"), Pattern.compile(value));
    }

    boolean matches(Map<String, String> labels) {
        return pattern.matcher(labels.getOrDefault(label, "")).matches() != negated;
    }
}
