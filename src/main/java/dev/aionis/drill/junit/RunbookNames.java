package dev.aionis.drill.junit;

import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGenerator;

/** Names scenarios as the template does, and steps by their number and sentence. */
final class RunbookNames extends DisplayNameGenerator.ReplaceUnderscores {

    @Override
    public String generateDisplayNameForClass(Class<?> scenario) {
        return scenario.getAnnotation(Drill.class).value().heading();
    }

    @Override
    public String generateDisplayNameForMethod(List<Class<?>> enclosing, Class<?> scenario, Method method) {
        Step step = method.getAnnotation(Step.class);
        // two digits, because reports sort steps by name
        return step == null ? sentence(method) : "%02d. %s".formatted(step.value(), sentence(method));
    }

    static String sentence(Method method) {
        String words = method.getName().replace('_', ' ').replaceAll("\\bapi\\b", "API");
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
