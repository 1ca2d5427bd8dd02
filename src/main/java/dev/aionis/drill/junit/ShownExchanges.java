package dev.aionis.drill.junit;

import dev.aionis.drill.evidence.Redactor;
import io.qameta.allure.attachment.AttachmentData;
import io.qameta.allure.attachment.DefaultAttachmentProcessor;
import io.qameta.allure.attachment.FreemarkerAttachmentRenderer;
import io.qameta.allure.attachment.http.HttpRequestAttachment;
import io.qameta.allure.attachment.http.HttpResponseAttachment;
import io.restassured.filter.FilterContext;
import io.restassured.filter.OrderedFilter;
import io.restassured.http.Header;
import io.restassured.http.Headers;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Shows HTTP exchanges in the report by Allure's own templates. Headers that are known to tell nothing pass, of all others
 * the name stands alone; URL and bodies are cleaned. Allure's own filter shows all but the headers that it is told of.
 */
final class ShownExchanges implements OrderedFilter {

    private static final Set<String> KEPT = Set.of(
            "accept",
            "accept-encoding",
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "date",
            "host",
            "retry-after",
            "server",
            "transfer-encoding",
            "user-agent",
            "vary",
            "x-request-id",
            "x-served-by");

    private final UnaryOperator<String> clean;

    ShownExchanges(UnaryOperator<String> clean) {
        this.clean = clean;
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification response, FilterContext context) {
        var asked = HttpRequestAttachment.Builder.create("Request", clean.apply(request.getURI()))
                .setMethod(request.getMethod())
                .setHeaders(shown(request.getHeaders()));
        Object body = request.getBody();
        if (body != null) {
            asked.setBody(clean.apply(String.valueOf(body)));
        }
        attach(asked.build(), "http-request.ftl");
        Response answer = context.next(request, response);
        attach(
                HttpResponseAttachment.Builder.create(clean.apply(answer.getStatusLine()))
                        .setResponseCode(answer.getStatusCode())
                        .setHeaders(shown(answer.getHeaders()))
                        .setBody(clean.apply(answer.getBody().asPrettyString()))
                        .build(),
                "http-response.ftl");
        return answer;
    }

    /** Sees the request as it is sent, but for the credential. */
    @Override
    public int getOrder() {
        return Integer.MAX_VALUE - 1;
    }

    private static void attach(AttachmentData exchange, String template) {
        new DefaultAttachmentProcessor().addAttachment(exchange, new FreemarkerAttachmentRenderer(template));
    }

    private Map<String, String> shown(Headers headers) {
        var shown = new LinkedHashMap<String, String>();
        for (Header header : headers) {
            boolean kept = KEPT.contains(header.getName().toLowerCase(Locale.ROOT));
            shown.put(header.getName(), kept ? clean.apply(header.getValue()) : Redactor.MARK);
        }
        return shown;
    }
}
