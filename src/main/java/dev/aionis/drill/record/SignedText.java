package dev.aionis.drill.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.aionis.drill.model.DrillException;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A {@code record.json} whose sign-off is put in another's place, with every byte around it as it was. So a signature can
 * be taken off again, and what is left is the very text that was there before it: of a former seal only its hash is known.
 */
public final class SignedText {

    private static final JsonFactory JSON = new JsonFactory();
    private static final String SIGN_OFF = "signOff";

    private SignedText() {}

    /**
     * The record as it was before its first signature, after it, and after each that came later; the last one is
     * {@code json} as it would have been signed.
     *
     * @throws DrillException if {@code json} is no record
     */
    public static List<String> stages(String json) {
        DrillRecord record = RecordJson.parse(json);
        return IntStream.rangeClosed(0, record.signOff().entries().size())
                .mapToObj(count -> with(json, record.signOff().first(count, record.finishedAt())))
                .toList();
    }

    /** {@code json} with {@code signOff} in the place of its own. */
    static String with(String json, SignOff signOff) {
        String alone = RecordJson.text(JsonNodeFactory.instance.objectNode().set(SIGN_OFF, RecordJson.tree(signOff)));
        Place to = Place.in(json);
        return json.substring(0, to.from()) + Place.in(alone).of(alone) + json.substring(to.end());
    }

    /** Where the sign-off stands in a text. */
    private record Place(int from, int end) {

        static Place in(String json) {
            try (JsonParser parser = JSON.createParser(json)) {
                parser.nextToken();
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    parser.nextToken();
                    int from = (int) parser.currentTokenLocation().getCharOffset();
                    parser.skipChildren();
                    if (name.equals(SIGN_OFF)) {
                        return new Place(from, (int) parser.currentLocation().getCharOffset());
                    }
                }
            } catch (IOException wrong) {
                throw new DrillException("record.json is no JSON, expected a record", "the file was changed by hand");
            }
            throw new DrillException("record.json has no sign-off, expected one", "the file was changed by hand");
        }

        String of(String json) {
            return json.substring(from, end);
        }
    }
}
