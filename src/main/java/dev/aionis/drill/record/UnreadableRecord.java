package dev.aionis.drill.record;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.aionis.drill.evidence.Redactor;
import dev.aionis.drill.model.DrillException;
import java.util.List;
import java.util.stream.Collectors;

/** Says where a record cannot be read and why. Jackson's own messages quote values, so none of them is passed on. */
final class UnreadableRecord {

    private static final String HINT = "a drill writes no such record: it was changed by hand, or by another version";
    private static final Redactor SHAPES_ONLY = new Redactor(List.of());

    private UnreadableRecord() {}

    static DrillException because(JsonProcessingException wrong) {
        if (wrong instanceof JsonMappingException mapping) {
            return new DrillException("record.json, " + place(mapping) + ": " + reason(mapping), HINT);
        }
        JsonLocation at = wrong.getLocation();
        String where = at == null ? "" : ", line " + at.getLineNr() + ", column " + at.getColumnNr();
        return new DrillException("record.json" + where + ": not JSON, or a name twice in one object", HINT);
    }

    /** The JSON path, e.g. {@code scenarios[0].criteria[2].status}. */
    private static String place(JsonMappingException wrong) {
        String path = wrong.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining());
        return path.isEmpty() ? "at the top" : path.startsWith(".") ? path.substring(1) : path;
    }

    private static String reason(JsonMappingException wrong) {
        if (wrong instanceof UnrecognizedPropertyException unknown) {
            return "unknown field, expected one of "
                    + unknown.getKnownPropertyIds().stream()
                            .map(Object::toString)
                            .sorted()
                            .collect(Collectors.joining(", "));
        }
        if (wrong instanceof TextForm.OtherForm form) {
            return form.getOriginalMessage();
        }
        if (wrong instanceof InvalidNullException) {
            return "null, expected a value";
        }
        if (wrong instanceof ValueInstantiationException && wrong.getCause() instanceof IllegalArgumentException ours) {
            return SHAPES_ONLY.clean(ours.getMessage());
        }
        if (wrong.getOriginalMessage().matches("(?s)Missing (required )?creator property.*")) {
            return "missing";
        }
        return "not a value of the type it should be";
    }
}
