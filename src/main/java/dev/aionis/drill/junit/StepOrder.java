package dev.aionis.drill.junit;

import static java.util.Comparator.comparingInt;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.MethodOrdererContext;

/** Steps run in the order of their numbers. */
final class StepOrder implements MethodOrderer {

    @Override
    public void orderMethods(MethodOrdererContext context) {
        context.getMethodDescriptors()
                .sort(comparingInt(method ->
                        method.findAnnotation(Step.class).map(Step::value).orElse(Integer.MAX_VALUE)));
    }
}
