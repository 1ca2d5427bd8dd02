package dev.aionis.drill.junit;

import dev.aionis.drill.run.Scenario;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks a class as one scenario of the drill. Its {@link Step} methods run in their order; a broken step skips those
 * after it, a criterion that was not met does not; what a lever changed is undone in any case.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(DrillExtension.class)
@TestMethodOrder(StepOrder.class)
@DisplayNameGeneration(RunbookNames.class)
public @interface Drill {

    /** Which scenario of the drill template it is. */
    Scenario value();
}
