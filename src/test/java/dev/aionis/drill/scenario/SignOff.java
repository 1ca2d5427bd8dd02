package dev.aionis.drill.scenario;

import static dev.aionis.drill.junit.CriteriaAssert.assertMet;
import static dev.aionis.drill.junit.CriteriaAssert.assertPass;

import dev.aionis.drill.junit.Drill;
import dev.aionis.drill.junit.Step;
import dev.aionis.drill.run.Closing;
import dev.aionis.drill.run.Scenario;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;

/** The validation commands of the template, and the verdict on the whole drill. */
@Drill(Scenario.SIGN_OFF)
@Tag("restore")
@Tag("rollback")
@Tag("worker")
@Tag("replica")
@Order(6)
class SignOff {

    private final Closing closing;

    SignOff(Closing closing) {
        this.closing = closing;
    }

    @Step(1)
    void the_validation_commands_pass() {
        assertMet(closing.validationCommands());
    }

    @Step(2)
    void nothing_that_the_drill_changed_is_left() {
        assertMet(closing.nothingLeft());
    }

    @Step(3)
    void the_verdict_is_pass() {
        assertPass(closing.verdict(), closing.why());
    }
}
