package dev.aionis.drill.aionis;

import io.restassured.filter.FilterContext;
import io.restassured.filter.OrderedFilter;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;

/**
 * Added after all other filters: puts the credential on a request when they have seen it, and takes it off before they
 * see it again. So a filter that writes requests into a report has nothing to hide; not every filter heeds the
 * blacklist of REST Assured's log configuration.
 */
final class KeyFilter implements OrderedFilter {

    private final Credential credential;

    KeyFilter(Credential credential) {
        this.credential = credential;
    }

    /** Last of all, so that no other filter sees the credential. */
    @Override
    public int getOrder() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification response, FilterContext context) {
        if (credential.none()) {
            return context.next(request, response);
        }
        request.header(credential.header(), credential.value());
        try {
            return context.next(request, response);
        } finally {
            request.removeHeader(credential.header());
        }
    }
}
