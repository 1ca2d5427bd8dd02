package dev.aionis.drill.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.function.Supplier;

/** A section whose keys are those of another record, because its own type belongs to a package without configuration. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@interface WrittenAs {
    Class<? extends Supplier<?>> value();
}
