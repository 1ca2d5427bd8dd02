package dev.aionis.drill.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** One key of a section, as a record component describes it. */
record ConfigKey(RecordComponent component) {

    /** The keys of a section, in the order of its record. */
    static List<ConfigKey> of(Class<?> section) {
        return Arrays.stream(section.getRecordComponents()).map(ConfigKey::new).toList();
    }

    /** {@code errorRateRecovery} or {@code AFTER_WORKER} as it is written in YAML: {@code error-rate-recovery}. */
    static String kebab(String javaName) {
        return javaName.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .replace('_', '-')
                .toLowerCase(Locale.ROOT);
    }

    String name() {
        return kebab(component.getName());
    }

    String meaning() {
        return component.getAnnotation(Meaning.class).value();
    }

    Optional<String> preset() {
        return Optional.ofNullable(component.getAnnotation(Default.class)).map(Default::value);
    }

    boolean optional() {
        return component.getType() == Optional.class;
    }

    /** True where the key itself must be written. A section need not be: its keys say what is missing. */
    boolean required() {
        return !optional() && preset().isEmpty() && section().isEmpty();
    }

    /** The type of the value, without {@link Optional}. */
    Type type() {
        return optional() ? argument(component.getGenericType()) : component.getGenericType();
    }

    /** The record whose keys stand below this one, if it is a section. */
    Optional<Class<?>> section() {
        WrittenAs other = component.getAnnotation(WrittenAs.class);
        return other == null ? sectionOf(type()) : Optional.of(other.value());
    }

    /** True if {@link #section()} is a stand-in that supplies the component's value. */
    boolean supplied() {
        return component.isAnnotationPresent(WrittenAs.class)
                && Supplier.class.isAssignableFrom(section().orElseThrow());
    }

    static Optional<Class<?>> sectionOf(Type type) {
        return type instanceof Class<?> record && record.isRecord() && record != Secret.class
                ? Optional.of(record)
                : Optional.empty();
    }

    /** The element type, if {@code type} is a list. */
    static Optional<Type> itemOf(Type type) {
        return type instanceof ParameterizedType list && list.getRawType() == List.class
                ? Optional.of(argument(list))
                : Optional.empty();
    }

    private static Type argument(Type generic) {
        return ((ParameterizedType) generic).getActualTypeArguments()[0];
    }
}
