package dev.aionis.drill.junit;

import dev.aionis.drill.run.Attachment;
import dev.aionis.drill.run.RunListener;
import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.restassured.AllureRestAssured;
import io.restassured.filter.Filter;
import java.io.ByteArrayInputStream;
import java.util.List;

/** Shows the evidence of a running step in the report as well. */
final class AllureEvidence implements RunListener {

    @Override
    public void attached(Attachment attachment) {
        AllureLifecycle lifecycle = Allure.getLifecycle();
        if (lifecycle.getCurrentTestCaseOrStep().isPresent()) {
            lifecycle.addAttachment(
                    attachment.title(),
                    attachment.mediaType(),
                    extension(attachment.path()),
                    new ByteArrayInputStream(attachment.content()));
        }
    }

    @Override
    public List<Filter> httpFilters() {
        return List.of(new AllureRestAssured());
    }

    private static String extension(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
