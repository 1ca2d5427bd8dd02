package dev.aionis.drill.aionis;

import io.restassured.filter.FilterContext;
import io.restassured.filter.OrderedFilter;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;

/**
 * Added after all other filters: puts the API key on a request when they have seen it, and takes it off before they
 * see it again. So a filter that writes requests into a report has nothing to hide; not every filter heeds the
 * blacklist of REST Assured's log configuration.
 */
final class KeyFilter implements OrderedFilter {

    static final String HEADER = "X-Api-Key";

    private final String apiKey;

    KeyFilter(String apiKey) {
        this.apiKey = apiKey;
    }

    /** Last of all, so that no other filter sees the key. */
    @Override
    public int getOrder() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification response, FilterContext context) {
        if (!apiKey.isEmpty()) {
            request.header(HEADER, apiKey);
        }
        try {
            return context.next(request, response);
        } finally {
            request.removeHeader(HEADER);
        }
    }
}
