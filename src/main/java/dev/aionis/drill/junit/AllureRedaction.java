package dev.aionis.drill.junit;

import io.qameta.allure.model.Attachment;
import io.qameta.allure.model.ExecutableItem;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.TestResult;
import io.qameta.allure.model.TestResultContainer;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Takes secrets out of every text of a result before it is written; the contents of attachments are clean already. */
final class AllureRedaction {

    private final UnaryOperator<String> clean;

    AllureRedaction(UnaryOperator<String> clean) {
        this.clean = clean;
    }

    void of(TestResult test) {
        test.setName(cleaned(test.getName()));
        test.setDescription(cleaned(test.getDescription()));
        test.setDescriptionHtml(cleaned(test.getDescriptionHtml()));
        inside(test);
    }

    /** What ran before tests and after them. */
    void of(TestResultContainer container) {
        Stream.concat(container.getBefores().stream(), container.getAfters().stream())
                .forEach(fixture -> {
                    fixture.setName(cleaned(fixture.getName()));
                    inside(fixture);
                });
    }

    private void inside(ExecutableItem item) {
        of(item.getStatusDetails());
        attachments(item.getAttachments());
        parameters(item.getParameters());
        item.getSteps().forEach(step -> {
            step.setName(cleaned(step.getName()));
            inside(step);
        });
    }

    private void of(StatusDetails details) {
        if (details != null) {
            details.setMessage(cleaned(details.getMessage()));
            details.setTrace(cleaned(details.getTrace()));
        }
    }

    private void attachments(List<Attachment> attachments) {
        attachments.forEach(attachment -> attachment.setName(cleaned(attachment.getName())));
    }

    private void parameters(List<Parameter> parameters) {
        parameters.forEach(parameter -> parameter.setValue(cleaned(parameter.getValue())));
    }

    private String cleaned(String text) {
        return text == null ? null : clean.apply(text);
    }
}
