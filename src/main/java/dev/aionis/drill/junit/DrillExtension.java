package dev.aionis.drill.junit;

import dev.aionis.drill.run.DrillMode;
import dev.aionis.drill.run.RunningStep;
import dev.aionis.drill.run.Scenario;
import dev.aionis.drill.run.ScenarioKit;
import dev.aionis.drill.run.ScenarioLog;
import java.lang.reflect.Method;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Runs a scenario class as a drill scenario: hands it its kit, writes down how each step went, skips what follows a
 * broken step, and closes the kit, which undoes whatever is still open. The last scenario closes the drill as well:
 * what goes wrong there has to fail the build, and JUnit swallows what a listener throws.
 *
 * <p>The kit lives in the store of the class: JUnit makes a new instance of the scenario for each step, and the steps
 * of one scenario share what they measured.
 */
final class DrillExtension
        implements BeforeAllCallback,
                AfterAllCallback,
                ExecutionCondition,
                ParameterResolver,
                InvocationInterceptor,
                BeforeTestExecutionCallback,
                TestExecutionExceptionHandler,
                AfterTestExecutionCallback {

    private static final Namespace STORE = Namespace.create(DrillExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        Redacted.guard(DrillSession::clean, () -> {
            PlanSession.throwFailure();
            throwIfUnsaid(context);
            log(context).begin();
        });
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        DrillMode mode = DrillMode.of(System.getProperties());
        if (!mode.runs(scenario(context)) && !PlanSession.failed(mode)) {
            return ConditionEvaluationResult.disabled("left out: " + mode.why());
        }
        if (mode == DrillMode.PLAN) {
            return ConditionEvaluationResult.enabled("the plan could not be made, which fails the build");
        }
        if (step(context).isEmpty() && DrillSession.current().run().step().unsaid()) {
            return ConditionEvaluationResult.enabled("the drill was ended between two steps, which fails the build");
        }
        Optional<String> obstacle = obstacle(context);
        if (obstacle.isEmpty()) {
            return ConditionEvaluationResult.enabled("nothing stands in the way");
        }
        step(context)
                .ifPresentOrElse(
                        step -> log(context).stepSkipped(step.value(), name(context), obstacle.get()),
                        () -> log(context).skipped(obstacle.get()));
        return ConditionEvaluationResult.disabled("skipped: " + obstacle.get());
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return ScenarioKit.class.isAssignableFrom(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<? extends ScenarioKit> type = parameter.getParameter().getType().asSubclass(ScenarioKit.class);
        return classContext(context)
                .getStore(STORE)
                .getOrComputeIfAbsent(ScenarioKit.class, key -> kit(type, log(context)), ScenarioKit.class);
    }

    /**
     * JUnit calls no callback of a step whose instance could not be made, so the log is told here. The store keeps the
     * failure, so that a kit is made once and every step fails by it.
     */
    private static ScenarioKit kit(Class<? extends ScenarioKit> type, ScenarioLog log) {
        try {
            return DrillSession.current().run().kit(type, log);
        } catch (RuntimeException failed) {
            log.couldNotBegin(failed);
            Redacted.guard(DrillSession::clean, () -> {
                throw failed;
            });
            throw failed;
        }
    }

    @Override
    public void beforeTestExecution(ExtensionContext context) {
        step(context).ifPresent(step -> log(context).stepStarted(step.value(), name(context)));
    }

    /** The step's thread may be interrupted from here on, and no longer when this returns. */
    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        DrillSession.current().run().step().carryOut(invocation::proceed);
    }

    /**
     * What a step throws ends up in reports and on the console: without secrets. In a preflight what is unproven is
     * pointed out and fails nothing.
     */
    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable thrown) throws Throwable {
        if (thrown instanceof CriteriaNotMet notMet
                && !notMet.missed()
                && DrillSession.current().run().mode() == DrillMode.PREFLIGHT) {
            return;
        }
        throw Redacted.of(thrown, DrillSession::clean);
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        step(context).ifPresent(step -> {
            try {
                DrillSession.current().run().keepSql(log(context), step.value());
            } finally {
                note(context.getExecutionException(), log(context));
            }
        });
    }

    private static void note(Optional<Throwable> thrown, ScenarioLog log) {
        if (thrown.isEmpty() || thrown.get() instanceof NotMet) {
            log.stepDone();
        } else {
            log.stepBroken(thrown.get());
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (DrillMode.of(System.getProperties()) != DrillMode.PLAN) {
            // the session's end takes it away; what it knew is needed for what that throws
            DrillSession session = DrillSession.current();
            Redacted.guard(session.run()::clean, () -> end(context));
        }
    }

    private static void end(ExtensionContext context) {
        ScenarioKit kit = context.getStore(STORE).get(ScenarioKit.class, ScenarioKit.class);
        try {
            if (kit != null) {
                kit.close();
            }
        } finally {
            DrillSession.current().ended(log(context));
        }
        DrillSession.current().closeAfterTheLast();
    }

    /** A drill that was ended between two steps fails by the next scenario, since no step was there to fail. */
    private static void throwIfUnsaid(ExtensionContext context) {
        RunningStep step = DrillSession.current().run().step();
        if (step.unsaid()) {
            DrillSession.current().run().obstacle(log(context)).ifPresent(log(context)::skipped);
            step.throwIfAborted();
        }
    }

    private static Optional<String> obstacle(ExtensionContext context) {
        return step(context).isPresent()
                ? log(context).broken()
                : DrillSession.current().run().obstacle(log(context));
    }

    private static Scenario scenario(ExtensionContext context) {
        return classContext(context)
                .getRequiredTestClass()
                .getAnnotation(Drill.class)
                .value();
    }

    private static ScenarioLog log(ExtensionContext context) {
        return DrillSession.current().log(classContext(context).getRequiredTestClass());
    }

    private static ExtensionContext classContext(ExtensionContext context) {
        return context.getTestMethod().isEmpty() ? context : context.getParent().orElseThrow();
    }

    private static Optional<Step> step(ExtensionContext context) {
        return context.getTestMethod().map(method -> method.getAnnotation(Step.class));
    }

    private static String name(ExtensionContext context) {
        return RunbookNames.sentence(context.getRequiredTestMethod());
    }
}
