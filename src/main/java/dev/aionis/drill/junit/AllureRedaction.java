package dev.aionis.drill.junit;

import io.qameta.allure.model.Attachment;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.StepResult;
import io.qameta.allure.model.TestResult;
import java.util.List;
import java.util.function.UnaryOperator;

/** Takes secrets out of every text of a result before it is written; the contents of attachments are clean already. */
final class AllureRedaction {

    private final UnaryOperator<String> clean;

    AllureRedaction(UnaryOperator<String> clean) {
        this.clean = clean;
    }

    void of(TestResult result) {
        result.setDescription(cleaned(result.getDescription()));
        result.setDescriptionHtml(cleaned(result.getDescriptionHtml()));
        of(result.getStatusDetails());
        attachments(result.getAttachments());
        parameters(result.getParameters());
        result.getSteps().forEach(this::of);
    }

    private void of(StepResult step) {
        step.setName(cleaned(step.getName()));
        of(step.getStatusDetails());
        attachments(step.getAttachments());
        parameters(step.getParameters());
        step.getSteps().forEach(this::of);
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
