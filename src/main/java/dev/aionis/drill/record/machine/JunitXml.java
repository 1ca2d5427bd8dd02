package dev.aionis.drill.record.machine;

import dev.aionis.drill.model.Criterion;
import dev.aionis.drill.model.CriterionStatus;
import dev.aionis.drill.record.DrillRecord;
import dev.aionis.drill.record.PreconditionRecord;
import dev.aionis.drill.record.ScenarioRecord;
import dev.aionis.drill.record.ScenarioVerdict;
import dev.aionis.drill.record.StepRecord;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A record as JUnit XML: a suite for the preconditions and for each scenario, a test case for each step and each
 * criterion, the measured values as properties of theirs. What is unproven is a failure, as it is for the build.
 */
public final class JunitXml {

    public static final String FILE = "junit.xml";

    private final XMLStreamWriter xml;

    /** @param properties measured values; @param bad an element's name, or empty for a pass */
    private record Case(
            String name, Duration took, Map<String, String> properties, String bad, String type, String message) {}

    private JunitXml(XMLStreamWriter xml) {
        this.xml = xml;
    }

    public static String of(DrillRecord record) {
        var text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            new JunitXml(xml).write(record);
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("a record holds what XML cannot say", impossible);
        }
        return text.toString();
    }

    private void write(DrillRecord record) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuites");
        xml.writeAttribute("name", clean(record.drillId().value()));
        suite(
                record,
                "Preconditions",
                record.preconditions().stream().map(JunitXml::precondition).toList());
        for (ScenarioRecord scenario : record.scenarios()) {
            suite(record, "Scenario " + scenario.id() + ": " + scenario.title(), cases(scenario));
        }
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.writeCharacters("\n");
    }

    private void suite(DrillRecord record, String name, List<Case> cases) throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", clean(name));
        xml.writeAttribute("tests", Integer.toString(cases.size()));
        xml.writeAttribute("failures", count(cases, "failure"));
        xml.writeAttribute("errors", count(cases, "error"));
        xml.writeAttribute("skipped", count(cases, "skipped"));
        Duration all = cases.stream().map(Case::took).reduce(Duration.ZERO, Duration::plus);
        xml.writeAttribute("time", seconds(all));
        // without its zone: readers of this format know none
        xml.writeAttribute(
                "timestamp",
                record.startedAt().truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", ""));
        properties(Map.of("drill", record.drillId().value(), "environment", record.environment()), "\n    ");
        for (Case one : cases) {
            testCase(name, one);
        }
        xml.writeCharacters("\n  ");
        xml.writeEndElement();
    }

    private void testCase(String suite, Case one) throws XMLStreamException {
        xml.writeCharacters("\n    ");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", clean(suite));
        xml.writeAttribute("name", clean(one.name()));
        xml.writeAttribute("time", seconds(one.took()));
        properties(one.properties(), "\n      ");
        if (!one.bad().isEmpty()) {
            xml.writeCharacters("\n      ");
            xml.writeStartElement(one.bad());
            xml.writeAttribute("type", one.type());
            xml.writeAttribute("message", clean(one.message()));
            xml.writeEndElement();
        }
        xml.writeCharacters("\n    ");
        xml.writeEndElement();
    }

    private void properties(Map<String, String> properties, String line) throws XMLStreamException {
        if (properties.isEmpty()) {
            return;
        }
        xml.writeCharacters(line);
        xml.writeStartElement("properties");
        for (Map.Entry<String, String> property : properties.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .toList()) {
            xml.writeCharacters(line + "  ");
            xml.writeEmptyElement("property");
            xml.writeAttribute("name", clean(property.getKey()));
            xml.writeAttribute("value", clean(property.getValue()));
        }
        xml.writeCharacters(line);
        xml.writeEndElement();
    }

    private static List<Case> cases(ScenarioRecord scenario) {
        if (scenario.verdict() == ScenarioVerdict.NOT_SELECTED) {
            return List.of(
                    new Case("not selected", Duration.ZERO, Map.of(), "skipped", "not-selected", scenario.why()));
        }
        return Stream.concat(
                        scenario.steps().stream().map(JunitXml::step),
                        scenario.criteria().stream().map(JunitXml::criterion))
                .toList();
    }

    private static Case step(StepRecord step) {
        String name = "step %02d. %s".formatted(step.order(), step.name());
        Duration took = step.took().orElse(Duration.ZERO);
        return switch (step.outcome()) {
            case DONE -> new Case(name, took, Map.of(), "", "", "");
            case BROKEN -> new Case(name, took, Map.of(), "error", "broken", step.note());
            case SKIPPED -> new Case(name, took, Map.of(), "skipped", "skipped", step.note());
        };
    }

    private static Case criterion(Criterion criterion) {
        var properties = new LinkedHashMap<String, String>();
        properties.put("status", criterion.status().name());
        if (criterion.measured() != null) {
            properties.put("measured", plain(criterion.measured().value()));
            properties.put("measured.unit", criterion.measured().unit());
            properties.put("measured.plusMinus", plain(criterion.measured().plusMinus()));
        }
        properties.put("objective", criterion.objective().toString());
        return new Case(
                "criterion " + criterion.id(),
                Duration.ZERO,
                properties,
                bad(criterion.status()),
                criterion.status().name(),
                criterion.headline() + ", " + criterion.why());
    }

    private static Case precondition(PreconditionRecord check) {
        return new Case(
                "precondition " + check.name(),
                Duration.ZERO,
                Map.of(
                        "status", check.status().name(),
                        "measured", check.measured(),
                        "objective", check.objective()),
                bad(check.status()),
                check.status().name(),
                check.measured() + ", expected " + check.objective());
    }

    private static String bad(CriterionStatus status) {
        return status == CriterionStatus.MET ? "" : "failure";
    }

    private static String count(List<Case> cases, String element) {
        return Long.toString(
                cases.stream().filter(one -> one.bad().equals(element)).count());
    }

    private static String seconds(Duration took) {
        return BigDecimal.valueOf(took.toMillis(), 3).toPlainString();
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).toPlainString();
    }

    /** XML 1.0 cannot say most control characters, not even escaped. */
    private static String clean(String text) {
        var clean = new StringBuilder();
        text.codePoints().map(c -> allowed(c) ? c : 0xFFFD).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static boolean allowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0x20 && c <= 0xD7FF
                || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000;
    }
}
