package dev.rhenea.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.NodeId;
import dev.rhenea.worlds.chart.Mark;
import dev.rhenea.worlds.schedule.FaultKind;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A chart as a picture. */
class SequenceChartTest {
  private static final NodeId N1 = new NodeId("n1");
  private static final NodeId N2 = new NodeId("n2");

  @Test
  void nodesMessagesStepsFaultsAndWhatIsWrongAreDrawn() throws Exception {
    List<Mark> marks =
        List.of(
            new Mark.Phase(0, "safety"),
            new Mark.Struck(1, FaultKind.CRASH, List.of(N2)),
            new Mark.Struck(2, FaultKind.LOSS, List.of(N1, N2)),
            new Mark.Message(3, 5, N1, N2, "Append <7>", true),
            new Mark.Message(4, 6, N2, N1, "Gone & lost", false),
            new Mark.Step(7, N1, "Seal.Majority", "[members=[n1]]"),
            new Mark.Omitted(8, 41),
            new Mark.Mended(9, FaultKind.CRASH, List.of(N2)));
    Document chart =
        parse(SequenceChart.render("seed 7: I4", List.of(N1, N2), marks, "I4 \"x\" < y"));
    assertThat(texts(chart))
        .contains("seed 7: I4", "n1", "n2", "safety", "Append <7>", "Gone & lost", "crash", "loss")
        .contains("Seal.Majority[members=[n1]]", "⋮ 41 left out", "crash over", "I4 \"x\" < y");
    assertThat(classes(chart, "path")).contains("sent", "tip", "lost", "step");
    Element down = first(chart, "down");
    Element network = first(chart, "net");
    assertThat(number(down, "height")).isEqualTo(6 * 20);
    assertThat(number(down, "x")).isGreaterThan(number(network, "x"));
    assertThat(number(network, "y") + number(network, "height"))
        .as("a fault that is not over lasts to the bottom")
        .isGreaterThan(number(down, "y") + number(down, "height"));
    assertThat(chart.getElementsByTagName("style").item(0).getTextContent())
        .contains("prefers-color-scheme:dark");
  }

  /** Every class that is drawn with has a rule. */
  @Test
  void everyKindOfFaultHasAColour() throws Exception {
    for (FaultKind kind : FaultKind.values()) {
      Document chart =
          parse(
              SequenceChart.render(
                  "t", List.of(N1, N2), List.of(new Mark.Struck(1, kind, List.of(N1))), "wrong"));
      String style = chart.getElementsByTagName("style").item(0).getTextContent();
      for (String css : classes(chart, "rect")) {
        assertThat(style).contains("." + css + "{");
      }
    }
  }

  private static Document parse(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }

  private static Element first(Document chart, String css) {
    return elements(chart, "rect").stream()
        .filter(element -> element.getAttribute("class").equals(css))
        .findFirst()
        .orElseThrow();
  }

  private static double number(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }

  private static List<String> classes(Document chart, String tag) {
    return elements(chart, tag).stream().map(element -> element.getAttribute("class")).toList();
  }

  private static List<String> texts(Document chart) {
    return elements(chart, "text").stream()
        .map(element -> element.getFirstChild().getTextContent())
        .toList();
  }

  private static List<Element> elements(Document chart, String tag) {
    NodeList found = chart.getElementsByTagName(tag);
    return IntStream.range(0, found.getLength())
        .mapToObj(found::item)
        .map(Element.class::cast)
        .toList();
  }
}
