package dev.aionis.drill.record.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aionis.drill.record.DrillRecord;
import dev.aionis.drill.record.SampleRecords;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

class JunitXmlTest {

    @Test
    void every_record_is_what_the_schema_says() throws Exception {
        for (DrillRecord record : List.of(
                SampleRecords.pass(),
                SampleRecords.fail(),
                SampleRecords.partial(),
                SampleRecords.saying("a < b & \"c\" \u0000\u001b[31m \uD83D\uDE00"))) {
            check(JunitXml.of(record));
        }
        assertThatThrownBy(() -> check(JunitXml.of(SampleRecords.pass()).replace("failures=", "failure=")))
                .as("premise: it can refuse")
                .isInstanceOf(SAXException.class);
    }

    @Test
    void a_criterion_is_a_test_case_with_what_was_measured() throws Exception {
        Document xml = parse(JunitXml.of(SampleRecords.pass()));

        String rto = "//testsuite[starts-with(@name, 'Scenario A')]/testcase[@name='criterion rto']";
        assertThat(value(xml, rto + "/properties/property[@name='measured']/@value"))
                .isEqualTo("4.213");
        assertThat(value(xml, rto + "/properties/property[@name='measured.unit']/@value"))
                .isEqualTo("s");
        assertThat(value(xml, rto + "/properties/property[@name='objective']/@value"))
                .isEqualTo("≤ 30 s");
        assertThat(value(xml, "count(" + rto + "/*)")).as("passed").isEqualTo("1");
        assertThat(value(xml, "//testcase[@name='step 01. steady state under load']/@time"))
                .isEqualTo("20.000");
        assertThat(value(xml, "sum(//testsuite/@failures)")).isEqualTo("0");
    }

    @Test
    void what_was_missed_broke_or_did_not_run_shows_as_such() throws Exception {
        Document failed = parse(JunitXml.of(SampleRecords.fail()));
        assertThat(value(failed, "//testcase[@name='criterion rto']/failure/@type"))
                .isEqualTo("MISSED");
        assertThat(value(failed, "//testcase[@name='criterion rto']/failure/@message"))
                .startsWith("rto: 1120.5 s ± 0.02, objective ≤ 30 s: MISSED, ");
        assertThat(value(failed, "count(//testsuite[starts-with(@name, 'Scenario B')]/testcase/error)"))
                .isEqualTo("1");

        Document partial = parse(JunitXml.of(SampleRecords.partial()));
        assertThat(value(partial, "//testcase[@name='not selected']/skipped/@message"))
                .isEqualTo("-Dgroups=restore,worker leaves it out");
        assertThat(value(partial, "//testcase[@name='criterion drain-time']/failure/@type"))
                .isEqualTo("UNPROVEN");
    }

    private static void check(String xml) throws SAXException, IOException {
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(JunitXmlTest.class.getResource("junit.xsd"))
                .newValidator()
                .validate(new StreamSource(new StringReader(xml)));
    }

    private static Document parse(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static String value(Document xml, String path) throws Exception {
        XPath xpath = XPathFactory.newInstance().newXPath();
        return xpath.evaluate(path, xml);
    }
}
