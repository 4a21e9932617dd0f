package dev.rhenea.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.checker.history.Call;
import dev.rhenea.checker.history.History;
import dev.rhenea.checker.history.Operation;
import dev.rhenea.checker.history.ProcessId;
import dev.rhenea.checker.history.Value;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class CallChartTest {
  private final List<Operation> operations = new ArrayList<>();

  private void add(long process, Operation.Type type, String f, Value value) {
    int index = operations.size();
    operations.add(new Operation(index, index, type, ProcessId.client(process), f, value));
  }

  @Test
  void overlapsAndOutcomesAreShown() throws Exception {
    add(0, Operation.Type.INVOKE, "write", Value.of("<a>"));
    add(7, Operation.Type.INVOKE, "read", Value.nil());
    add(0, Operation.Type.OK, "write", Value.nil());
    add(7, Operation.Type.OK, "read", Value.of(3));
    add(0, Operation.Type.INVOKE, "write", Value.of(1));
    add(0, Operation.Type.INFO, "write", Value.nil());
    add(7, Operation.Type.INVOKE, "write", Value.of(2));
    add(7, Operation.Type.FAIL, "write", Value.nil());
    List<Call> calls = History.of(operations).calls();

    String svg = CallChart.render("History", calls, Set.of(calls.get(1)));
    Document picture =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));
    List<Element> bars = bars(picture);
    assertThat(bars)
        .extracting(bar -> bar.getAttribute("class"))
        .containsExactly("call ok", "call ok marked", "call info", "call fail");
    assertThat(svg).contains("process 7", "read → 3", "write &quot;&lt;a&gt;&quot;");
    assertThat(top(bars.get(1))).isBetween(top(bars.get(0)), bottom(bars.get(0)));
    assertThat(top(bars.get(3))).isGreaterThan(bottom(bars.get(1)));
    assertThat(bottom(bars.get(2))).isGreaterThan(bottom(bars.get(3)));
    assertThat(bars.get(0).getAttribute("x")).isNotEqualTo(bars.get(1).getAttribute("x"));
  }

  private static List<Element> bars(Document picture) {
    NodeList rectangles = picture.getElementsByTagName("rect");
    List<Element> bars = new ArrayList<>();
    for (int i = 0; i < rectangles.getLength(); i++) {
      Element each = (Element) rectangles.item(i);
      if (each.getElementsByTagName("title").getLength() > 0) {
        bars.add(each);
      }
    }
    return bars;
  }

  private static double top(Element bar) {
    return Double.parseDouble(bar.getAttribute("y"));
  }

  private static double bottom(Element bar) {
    return top(bar) + Double.parseDouble(bar.getAttribute("height"));
  }
}
