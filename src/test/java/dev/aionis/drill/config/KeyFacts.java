package dev.aionis.drill.config;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Optional;

/** What the records say about a key, for the schema and the reference page. */
record KeyFacts(Class<?> section, ConfigKey key) {

    /** The type in words: {@code duration}, {@code list of text}, {@code stop | kill | freeze}. */
    String type() {
        return typeOf(key.type());
    }

    private static String typeOf(Type type) {
        return ConfigKey.itemOf(type)
                .map(item -> "list of "
                        + ConfigKey.sectionOf(item).map(some -> "sections").orElseGet(() -> typeOf(item)))
                .or(() -> ScalarType.of(type).map(ScalarType::name))
                .orElse("names and texts");
    }

    /** The range in words, e.g. {@code 1ms to 7d}; empty if there is none. */
    String range() {
        Optional<Lasting> lasting = on(Lasting.class).or(() -> inside(Lasting.class));
        if (lasting.isPresent()) {
            return lasting.get().min() + " to " + lasting.get().max();
        }
        return least().map(min ->
                        greatest().map(max -> plain(min) + " to " + plain(max)).orElse("at least " + plain(min)))
                .orElse(on(NotEmpty.class).map(some -> "at least one").orElse(""));
    }

    Optional<BigDecimal> least() {
        return on(Min.class)
                .map(min -> BigDecimal.valueOf(min.value()))
                .or(() -> on(DecimalMin.class).map(min -> new BigDecimal(min.value())));
    }

    Optional<BigDecimal> greatest() {
        return on(Max.class)
                .map(max -> BigDecimal.valueOf(max.value()))
                .or(() -> on(DecimalMax.class).map(max -> new BigDecimal(max.value())));
    }

    /** The constraint on the key itself. */
    <A extends Annotation> Optional<A> on(Class<A> constraint) {
        return Optional.ofNullable(field().getAnnotation(constraint));
    }

    /** The constraint on the items of a list, or on the value of an optional key. */
    <A extends Annotation> Optional<A> inside(Class<A> constraint) {
        AnnotatedType type = field().getAnnotatedType();
        return type instanceof AnnotatedParameterizedType generic
                ? Optional.ofNullable(generic.getAnnotatedActualTypeArguments()[0].getAnnotation(constraint))
                : Optional.empty();
    }

    /** The regular expression that the value, or each item, must match as a whole. */
    Optional<String> pattern() {
        return on(Pattern.class)
                .or(() -> inside(Pattern.class))
                .map(Pattern::regexp)
                .or(() -> on(NotBlank.class).or(() -> inside(NotBlank.class)).map(some -> "[\\s\\S]*\\S[\\s\\S]*"));
    }

    private Field field() {
        try {
            return section.getDeclaredField(key.component().getName());
        } catch (NoSuchFieldException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String plain(BigDecimal value) {
        return value.toPlainString();
    }
}
