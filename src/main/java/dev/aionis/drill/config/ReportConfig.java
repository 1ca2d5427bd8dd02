package dev.aionis.drill.config;

/** What stands beside the figures in Allure's report and in the record: whom to ask, how bad it is, where to read on. */
public record ReportConfig(
        @Meaning("the preconditions") ReportEntry preconditions,
        @Meaning("scenario A, database restore") ReportEntry restore,
        @Meaning("scenario B, API rollback") ReportEntry rollback,
        @Meaning("scenario C, worker recovery and replay") ReportEntry worker,
        @Meaning("scenario D, API replica loss") ReportEntry replica,
        @Meaning("validation commands and verdict") ReportEntry signOff) {}
