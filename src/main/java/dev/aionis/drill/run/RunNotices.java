package dev.aionis.drill.run;

import dev.aionis.drill.config.DrillConfig;
import dev.aionis.drill.config.NotificationsConfig;
import dev.aionis.drill.config.Secret;
import dev.aionis.drill.model.Verdict;
import dev.aionis.drill.notice.DrillEvent;
import dev.aionis.drill.notice.MessageForm;
import dev.aionis.drill.notice.Notices;
import dev.aionis.drill.notice.Webhook;
import dev.aionis.drill.record.DrillRecord;
import dev.aionis.drill.record.ScenarioRecord;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Tells whom the configuration names of the start, the end and the abort of a drill. */
final class RunNotices implements AutoCloseable {

    private final DrillRun run;
    private final DrillConfig config;
    private final Notices notices;

    RunNotices(DrillRun run, DrillConfig config, Consumer<String> say) {
        this.run = run;
        this.config = config;
        NotificationsConfig whom = config.notifications();
        var webhooks = new ArrayList<Webhook>();
        if (run.mode() == DrillMode.DRILL) {
            add("notifications.slack-webhook", whom.slackWebhook(), MessageForm.SLACK, webhooks);
            add("notifications.json-webhook", whom.jsonWebhook(), MessageForm.JSON, webhooks);
        }
        notices = new Notices(webhooks, whom.timeout(), say);
    }

    void started() {
        notices.tell(event(DrillEvent.Kind.START, "", "", Map.of()));
    }

    void aborted(String why) {
        notices.tell(event(DrillEvent.Kind.ABORT, "", why, Map.of()));
    }

    void ended(DrillRecord record) {
        var verdicts = new LinkedHashMap<String, String>();
        for (ScenarioRecord scenario : record.scenarios()) {
            verdicts.put(scenario.id(), scenario.verdict().label());
        }
        notices.tell(event(DrillEvent.Kind.END, record.verdict().label(), record.why(), verdicts));
    }

    /** The drill is over, and what it was could not be written down. */
    void unrecorded(Verdict verdict, String why) {
        notices.tell(event(DrillEvent.Kind.END, verdict.label(), why, Map.of()));
    }

    @Override
    public void close() {
        notices.close();
    }

    private DrillEvent event(DrillEvent.Kind kind, String verdict, String why, Map<String, String> scenarios) {
        return new DrillEvent(
                kind,
                run.id().value(),
                config.environment(),
                config.owner(),
                run.clock().instant(),
                verdict,
                run.clean(why),
                scenarios);
    }

    private void add(String name, Secret url, MessageForm form, List<Webhook> webhooks) {
        if (!url.isEmpty()) {
            webhooks.add(new Webhook(
                    name, URI.create(url.reveal()), form, config.notifications().timeout()));
        }
    }
}
