package dev.aionis.drill.run;

import io.restassured.filter.Filter;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a report would show. */
final class KeptAttachments implements RunListener {

    final List<Attachment> attachments = new ArrayList<>();

    @Override
    public void attached(Attachment attachment) {
        attachments.add(attachment);
    }

    @Override
    public List<Filter> httpFilters() {
        return List.of();
    }
}
