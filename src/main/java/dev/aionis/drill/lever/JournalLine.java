package dev.aionis.drill.lever;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Optional;

/**
 * One line of an undo journal.
 *
 * @param by who wrote it: the drill, its dead-man's switch, or who cleared up after both
 * @param head of the line that begins a journal, and of no other
 * @param number of the disruption, as are the fields below; 0 in lines that are of none
 * @param deadline until when it is to be undone
 * @param why an undo failed
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record JournalLine(
        Instant at,
        Event event,
        String by,
        Optional<JournalHead> head,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int number,
        Optional<String> scenario,
        Optional<String> what,
        Optional<Undo> undo,
        Optional<Instant> deadline,
        Optional<String> why) {

    enum Event {
        /** The journal begins. */
        @JsonProperty("begun")
        BEGUN,
        /** A disruption is about to be made. */
        @JsonProperty("opened")
        OPENED,
        @JsonProperty("made")
        MADE,
        /** Its undo was seen to hold. */
        @JsonProperty("closed")
        CLOSED,
        /** It was made after it had been closed: it was undone too early. */
        @JsonProperty("reopened")
        REOPENED,
        @JsonProperty("undo-failed")
        UNDO_FAILED
    }

    static JournalLine begin(Instant at, String by, JournalHead head) {
        return new JournalLine(
                at,
                Event.BEGUN,
                by,
                Optional.of(head),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Names the disruption in every line, so that each can be read by itself. */
    static JournalLine of(Instant at, Event event, String by, Trace trace, Optional<String> why) {
        return new JournalLine(
                at,
                event,
                by,
                Optional.empty(),
                trace.number(),
                Optional.of(trace.scenario()),
                Optional.of(trace.what()),
                Optional.of(trace.undo()),
                Optional.of(trace.deadline()),
                why);
    }
}
