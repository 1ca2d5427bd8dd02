package dev.aionis.drill.config;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/**
 * Holds single values against the constraints on their record component. A value is checked before its record
 * exists, so one bad neighbour does not hide the others.
 */
final class Ranges {

    /** What a value should have been, and the list item it is about, if it is about one. */
    record Violation(String expected, OptionalInt item) {}

    private Ranges() {}

    static List<Violation> of(Class<?> section, String component, Object value) {
        return Engine.VALIDATOR.validateValue(section, component, value).stream()
                .map(violation -> new Violation(violation.getMessage(), item(violation)))
                .sorted((a, b) -> a.expected().compareTo(b.expected()))
                .toList();
    }

    private static OptionalInt item(ConstraintViolation<?> violation) {
        List<Path.Node> nodes = new ArrayList<>();
        violation.getPropertyPath().forEach(nodes::add);
        Integer index = nodes.get(nodes.size() - 1).getIndex();
        return index == null ? OptionalInt.empty() : OptionalInt.of(index);
    }

    /** Started once, when the first value is checked: it takes a good part of a second. No expression language. */
    private static final class Engine {
        private static final Validator VALIDATOR = Validation.byProvider(HibernateValidator.class)
                .configure()
                .ignoreXmlConfiguration()
                .messageInterpolator(new ParameterMessageInterpolator())
                .buildValidatorFactory()
                .getValidator();
    }
}
