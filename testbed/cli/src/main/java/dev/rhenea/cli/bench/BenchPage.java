package dev.rhenea.cli.bench;

import dev.rhenea.bench.compare.Comparison;
import dev.rhenea.bench.compare.Standing;
import dev.rhenea.bench.probe.Floor;
import dev.rhenea.bench.report.BarChart;
import dev.rhenea.bench.report.BarChart.Bar;
import dev.rhenea.bench.report.Page;
import dev.rhenea.bench.report.Units;
import dev.rhenea.cli.result.RunEnvironment;
import dev.rhenea.jmh.Benchmarks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A comparison as a page that needs nothing but a browser. */
final class BenchPage {
  /** The page's name in its folder. */
  static final String FILE = "report.html";

  private final BenchResult result;
  private final Comparison comparison;
  private final Floor floor;

  private BenchPage(BenchResult result) {
    this.result = result;
    this.comparison = result.comparison();
    var ground = Standing.ground(comparison);
    this.floor =
        new Floor(Math.round(ground.getFirst().usual()), Math.round(ground.getLast().usual()));
  }

  static void write(BenchResult result, Path folder) throws IOException {
    Files.writeString(folder.resolve(FILE), new BenchPage(result).render());
  }

  static String render(BenchResult result) {
    return new BenchPage(result).render();
  }

  private String render() {
    Page page = new Page("Appends side by side");
    BenchTables.noise(comparison).ifPresent(page::warning);
    for (int window : comparison.windows()) {
      window(page, window);
    }
    if (!comparison.steps().isEmpty()) {
      page.heading("Offered rates, up to the first that is not reached")
          .table(1, BenchTables.STEPS, BenchTables.steps(comparison));
    }
    page.heading("The floor").table(1, BenchTables.GROUND, BenchTables.ground(comparison));
    if (!result.jmh().isEmpty()) {
      page.heading("Under JMH")
          .table(3, BenchTables.SCORES, BenchTables.scores(result.jmh()))
          .note(
              "Each in three JVMs of its own, one after the other, not interleaved: compare within a"
                  + " row's interval. A call is handed from JMH's thread to the loop and back, which"
                  + " the turns above do not pay. JMH's own results: "
                  + Benchmarks.RESULTS
                  + ".");
    }
    page.heading("How it was measured");
    BenchMethod.of(result).forEach(page::paragraph);
    page.paragraph("The same again:").preformatted(result.environment().command());
    return page.table(2, List.of("environment", ""), environment(result.environment())).render();
  }

  private void window(Page page, int window) {
    List<Standing> standings =
        Standing.of(comparison).stream().filter(each -> each.window() == window).toList();
    page.heading(
        "%d %s outstanding, %d bytes"
            .formatted(window, window == 1 ? "append" : "appends", comparison.bytes()));
    page.paragraph("Appends a second: more is better.");
    page.picture(BarChart.render("appends a second", throughput(standings, window)));
    page.paragraph("Latency, median: less is better.");
    page.picture(BarChart.render("median latency", latency(standings)));
    page.table(1, BenchTables.STANDINGS, BenchTables.standings(comparison, window));
  }

  private List<Bar> throughput(List<Standing> standings, int window) {
    List<Bar> bars = new ArrayList<>();
    for (Standing standing : standings) {
      var rate = standing.perSecond();
      bars.add(bar(standing, rate.low(), rate.median(), rate.high(), Units.rate(rate.median())));
    }
    if (window == 1) {
      double most = 1e9 / floor.append();
      bars.add(Bar.floor("one after the other at the floor's speed", most, Units.rate(most)));
    }
    return bars;
  }

  private List<Bar> latency(List<Standing> standings) {
    List<Bar> bars = new ArrayList<>();
    for (Standing standing : standings) {
      var p50 = standing.p50();
      bars.add(bar(standing, p50.low(), p50.median(), p50.high(), BenchTables.span(p50.median())));
    }
    bars.add(floor("floor: loopback round trip", floor.roundTrip()));
    bars.add(floor("floor: write and fdatasync", floor.sync()));
    bars.add(floor("floor: two round trips and one sync", floor.append()));
    return bars;
  }

  private static Bar floor(String name, long nanos) {
    return Bar.floor(name, (double) nanos, Units.span(nanos));
  }

  private Bar bar(Standing standing, double low, double value, double high, String shown) {
    boolean first = standing.contender().equals(comparison.contenders().getFirst());
    return new Bar(
        first ? BarChart.Kind.FIRST : BarChart.Kind.CONTENDER,
        standing.contender().name() + BenchTables.failed(standing),
        low,
        value,
        high,
        shown);
  }

  private static List<List<String>> environment(RunEnvironment environment) {
    return List.of(
        List.of("revision", environment.revision()),
        List.of("started", environment.started()),
        List.of("JDK", environment.jdk()),
        List.of("system", environment.system()),
        List.of("processors", Integer.toString(environment.cores())),
        List.of("heap", environment.heapMiB() + " MiB"));
  }
}
