package dev.aionis.drill.record;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A page as its elements. The house's pages are well-formed, so a parser that forgives nothing can read them. */
record HtmlDocument(Document document) {

    static HtmlDocument of(String html) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            return new HtmlDocument(factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8))));
        } catch (SAXException | IOException | ParserConfigurationException malformed) {
            throw new AssertionError("the page is not well-formed", malformed);
        }
    }

    List<Element> all(String name) {
        return elements(document.getElementsByTagName(name)).toList();
    }

    static List<Element> within(Element parent, String name) {
        return elements(parent.getElementsByTagName(name)).toList();
    }

    /** The text of each of these elements. */
    List<String> texts(String name) {
        return all(name).stream().map(Element::getTextContent).toList();
    }

    String text() {
        return document.getElementsByTagName("body").item(0).getTextContent();
    }

    /** Of all elements, in their order. */
    List<String> names() {
        return all("*").stream().map(Element::getTagName).toList();
    }

    /** The values of this attribute, wherever it is. */
    List<String> attributes(String name) {
        return all("*").stream()
                .filter(element -> element.hasAttribute(name))
                .map(element -> element.getAttribute(name))
                .toList();
    }

    /** Of all attributes of all elements, in their order. */
    List<String> attributeNames() {
        return all("*").stream()
                .flatMap(element -> nodes(element.getAttributes()))
                .map(Node::getNodeName)
                .toList();
    }

    private static Stream<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i));
    }

    private static Stream<Node> nodes(NamedNodeMap nodes) {
        return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item);
    }
}
