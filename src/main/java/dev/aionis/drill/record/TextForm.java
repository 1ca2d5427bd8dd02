package dev.aionis.drill.record;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.function.Function;

/** Makes a type one JSON text, and refuses every other text without quoting it. */
final class TextForm {

    private TextForm() {}

    /** A text of another form; its message says what was expected. */
    static final class OtherForm extends JsonMappingException {

        private static final long serialVersionUID = 1L;

        OtherForm(JsonParser parser, String expected) {
            super(parser, "expected " + expected);
        }
    }

    /** @param expected what the text must be, to follow the word "expected" */
    static <T> void add(
            SimpleModule module, Class<T> type, Function<T, String> write, Function<String, T> read, String expected) {
        module.addSerializer(type, new Writer<>(type, write));
        module.addDeserializer(type, new Reader<>(type, read, expected));
    }

    private static final class Writer<T> extends StdSerializer<T> {

        private static final long serialVersionUID = 1L;
        private final transient Function<T, String> form;

        Writer(Class<T> type, Function<T, String> form) {
            super(type);
            this.form = form;
        }

        @Override
        public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(form.apply(value));
        }
    }

    private static final class Reader<T> extends StdDeserializer<T> {

        private static final long serialVersionUID = 1L;
        private final transient Function<String, T> form;
        private final String expected;

        Reader(Class<T> type, Function<String, T> form, String expected) {
            super(type);
            this.form = form;
            this.expected = expected;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                throw new OtherForm(parser, expected);
            }
            try {
                return form.apply(parser.getText());
            } catch (IllegalArgumentException | DateTimeException wrong) {
                throw new OtherForm(parser, expected);
            }
        }
    }
}
