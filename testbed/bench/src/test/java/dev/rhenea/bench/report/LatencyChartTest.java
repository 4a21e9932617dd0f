package dev.rhenea.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.bench.load.Operation.Kind;
import dev.rhenea.bench.load.Outcome;
import dev.rhenea.bench.load.Sample;
import dev.rhenea.bench.load.Samples;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class LatencyChartTest {
  private static final long SECOND = 1_000_000_000;

  private static String chart() {
    SplittableRandom random = new SplittableRandom(1);
    List<Sample> samples = new ArrayList<>();
    for (long i = 0; i < 6000; i++) {
      long due = i * SECOND / 100;
      double base = due < 20 * SECOND ? 4e6 : due < 40 * SECOND ? 4e5 : 2e6;
      double stall = due > 30 * SECOND && due < 31 * SECOND ? 31 * SECOND - due : 0;
      long latency = Math.round(base * (0.6 + random.nextDouble()) + stall);
      Kind kind = i % 4 == 0 ? Kind.WRITE : Kind.READ;
      long seen = kind == Kind.READ ? latency / 2 : latency;
      samples.add(new Sample(kind, Outcome.OK, due, due, due + seen));
    }
    Timeline timeline =
        new Timeline(
            0,
            60 * SECOND,
            List.of(
                new Timeline.Phase("zookeeper(n1, n2, n3, mode: naive)", 0, 20 * SECOND),
                new Timeline.Phase("native(n1, n2, n3)", 20 * SECOND, 40 * SECOND),
                new Timeline.Phase("zookeeper(n1, n2, n3)", 40 * SECOND, 60 * SECOND)),
            List.of(
                new Timeline.Mark(Timeline.Kind.SWITCH, "switch", 20 * SECOND),
                new Timeline.Mark(Timeline.Kind.FAULT, "kill -9 n1 <&>", 30 * SECOND),
                new Timeline.Mark(Timeline.Kind.SWITCH, "switch", 40 * SECOND)));
    return LatencyChart.render("Latency over time", timeline, new Samples(samples));
  }

  @Test
  void isWellFormedAndShowsEveryMark() throws Exception {
    String svg = chart();
    Path copy = Path.of("target", "latency-chart.svg");
    Files.writeString(copy, svg); // for a person to look at
    Document picture =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));
    assertThat(picture.getElementsByTagName("path").getLength()).isEqualTo(4);
    assertThat(svg).contains("kill -9 n1 &lt;&amp;&gt;", "native(n1, n2, n3)");
  }

  @Test
  void aPageEscapesWhatItIsGiven() {
    String page = new Page("A <b>").table(1, List.of("x"), List.of(List.of("<script>"))).render();
    assertThat(page).contains("A &lt;b&gt;", "&lt;script&gt;").doesNotContain("<script>");
  }

  @Test
  void numbersReadNaturally() {
    assertThat(Units.span(870_000)).isEqualTo("870 us");
    assertThat(Units.span(12_400_000)).isEqualTo("12.4 ms");
    assertThat(Units.span(1_300_000_000)).isEqualTo("1.30 s");
    assertThat(Units.rate(1240)).isEqualTo("1,240/s");
  }
}
