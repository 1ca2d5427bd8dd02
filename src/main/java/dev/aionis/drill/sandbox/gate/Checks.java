package dev.aionis.drill.sandbox.gate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aionis.drill.sandbox.service.Json;
import java.util.ArrayList;
import java.util.List;

/** Named yes-or-no checks, all of them made before the verdict. */
final class Checks {

    private record Check(String name, boolean ok, String detail) {}

    private final GateContext context;
    private final List<Check> checks = new ArrayList<>();

    Checks(GateContext context) {
        this.context = context;
    }

    void that(String name, boolean ok, String detail) {
        checks.add(new Check(name, ok, detail));
        context.say((ok ? "ok   " : "FAIL ") + name + ": " + detail);
    }

    boolean passed() {
        return checks.stream().allMatch(Check::ok);
    }

    /** {@code ok}, {@code fail_reasons}, {@code checks}. */
    ObjectNode json() {
        ObjectNode json = Json.object().put("ok", passed());
        ArrayNode reasons = json.putArray("fail_reasons");
        checks.stream()
                .filter(check -> !check.ok())
                .forEach(check -> reasons.add(check.name() + ": " + check.detail()));
        ArrayNode all = json.putArray("checks");
        checks.forEach(check ->
                all.addObject().put("name", check.name()).put("ok", check.ok()).put("detail", check.detail()));
        return json;
    }
}
