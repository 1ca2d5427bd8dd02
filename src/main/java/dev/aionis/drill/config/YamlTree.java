package dev.aionis.drill.config;

import dev.aionis.drill.config.ConfigNode.Entry;
import dev.aionis.drill.config.ConfigNode.Items;
import dev.aionis.drill.config.ConfigNode.Scalar;
import dev.aionis.drill.config.ConfigNode.Section;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * YAML text as a tree of nodes that know where they were written. Only the shape of YAML is used, never its guesses
 * about types: {@code no} stays a text. Aliases are copied in, up to a limit on all nodes together.
 */
final class YamlTree {

    static final String TAG_HINT = "remove the tag, the word that begins with !, or quote the value";

    private static final int MOST_NODES = 20_000;
    private static final int DEEPEST = 20;
    private static final Set<Tag> PLAIN_TAGS =
            Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.TIMESTAMP, Tag.MERGE, Tag.MAP, Tag.SEQ);

    private final String text;
    private final List<String> lines;
    private final IntFunction<Location> locations;
    private final Problems problems;
    private int nodes;

    /** @param locations from a line, counted from 1, to what to call it */
    YamlTree(String text, IntFunction<Location> locations, Problems problems) {
        this.text = text;
        this.lines = text.lines().toList();
        this.locations = locations;
        this.problems = problems;
    }

    /** The tree; an empty text is a {@link Scalar} that is nothing. Syntax errors are thrown, the rest is collected. */
    ConfigNode parse() throws YamlSyntax {
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            return root == null
                    ? new Scalar(locations.apply(1), "", false, false)
                    : convert(root, locations.apply(1), "", 0);
        } catch (MarkedYAMLException broken) {
            throw YamlSyntax.of(broken, locations);
        } catch (YAMLException refused) {
            throw new YamlSyntax(
                    locations.apply(0),
                    "YAML that its reader refuses",
                    "plain YAML, few aliases, little nesting",
                    "write it out plainly");
        }
    }

    private ConfigNode convert(Node node, Location at, String path, int depth) throws YamlSyntax {
        if (++nodes > MOST_NODES || depth > DEEPEST) {
            throw new YamlSyntax(
                    at,
                    depth > DEEPEST
                            ? "sections nested more than " + DEEPEST + " deep"
                            : "more than " + MOST_NODES + " values once aliases are filled in",
                    "a configuration of a few hundred lines",
                    "write values out in place of aliases");
        }
        if (!PLAIN_TAGS.contains(node.getTag())) {
            problems.add(at, path, "a YAML tag", "a value without one", TAG_HINT);
        }
        if (node instanceof MappingNode mapping) {
            return section(mapping, at, path, depth);
        }
        if (node instanceof SequenceNode sequence) {
            return items(sequence, at, path, depth);
        }
        ScalarNode scalar = (ScalarNode) node;
        return new Scalar(at, scalar.getValue(), scalar.getScalarStyle() != ScalarStyle.PLAIN, false);
    }

    private Section section(MappingNode mapping, Location at, String path, int depth) throws YamlSyntax {
        var entries = new LinkedHashMap<String, Entry>();
        for (NodeTuple tuple : mapping.getValue()) {
            Location keyAt = locationOf(tuple.getKeyNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode keyNode)) {
                problems.add(keyAt, path, "a key that is not a word", "a word", "quote text that begins with { or [");
                continue;
            }
            String key = keyNode.getValue();
            String inside = path.isEmpty() ? key : path + "." + key;
            ConfigNode value = valueOf(tuple, keyAt, inside, depth);
            Entry first = entries.putIfAbsent(key, new Entry(keyAt, value));
            if (first != null) {
                problems.add(
                        keyAt,
                        inside,
                        "the key a second time, first at " + first.at(),
                        "each key once",
                        "remove one of the two");
            }
        }
        return new Section(at, entries);
    }

    private ConfigNode valueOf(NodeTuple tuple, Location keyAt, String path, int depth) throws YamlSyntax {
        Node value = tuple.getValueNode();
        Location at = value instanceof ScalarNode ? locationOf(value) : keyAt;
        ConfigNode converted = convert(value, at, path, depth + 1);
        return converted.nothing() ? new Scalar(keyAt, "", false, commentFollows(tuple.getKeyNode())) : converted;
    }

    private Items items(SequenceNode sequence, Location at, String path, int depth) throws YamlSyntax {
        List<ConfigNode> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            items.add(convert(item, locationOf(item), path + "." + items.size(), depth + 1));
        }
        return new Items(at, items);
    }

    private Location locationOf(Node node) {
        return locations.apply(node.getStartMark().getLine() + 1);
    }

    /** Whether a comment is all that follows the key: {@code alert-channel: #ops-alerts} is a common slip. */
    private boolean commentFollows(Node key) {
        int number = key.getEndMark().getLine();
        String line = number < lines.size() ? lines.get(number) : "";
        int from = Math.min(key.getEndMark().getColumn(), line.length());
        return line.substring(from).matches("\\s*:\\s+#\\S.*");
    }
}
