package dev.aionis.drill.run;

import io.restassured.filter.Filter;
import java.util.List;

/** Is told of evidence as it is written, and listens in on HTTP exchanges, to show them in a report as well. */
public interface RunListener {

    void attached(Attachment attachment);

    /** Filters through which the smoke's requests pass. */
    List<Filter> httpFilters();
}
