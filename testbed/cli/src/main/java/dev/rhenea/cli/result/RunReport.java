package dev.rhenea.cli.result;

import dev.rhenea.bench.report.LatencyChart;
import dev.rhenea.bench.report.Page;
import dev.rhenea.checker.Violation;
import dev.rhenea.cli.terminal.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A result as files: a page that needs nothing but a browser, the picture alone, and the JSON. */
public final class RunReport {
  private RunReport() {}

  /**
   * Writes {@code report.html}, {@code latency.svg} and {@code result.json} into {@code folder}.
   */
  public static void write(RunResult result, Path folder) throws IOException {
    Files.createDirectories(folder);
    String origin = result.where().isSimulated() ? result.where().origin() : "";
    String chart = LatencyChart.render(result.title(), origin, result.timeline(), result.samples());
    Files.writeString(folder.resolve("latency.svg"), chart);
    Files.writeString(folder.resolve("report.html"), page(result, chart));
    Files.writeString(
        folder.resolve("result.json"), Json.print(RunJson.of(result, folder.toString())) + "\n");
  }

  private static String page(RunResult result, String chart) {
    Page page =
        new Page(title(result))
            .verdict(result.validity().word(), result.sentence())
            .picture(chart)
            .heading("Phases")
            .table(1, RunTables.phaseHead(result), RunTables.phases(result))
            .note(
                "Latency counts from when an operation was due, not from when it was sent. A"
                    + " percentile is shown only with ten samples above it.")
            .heading("Switches")
            .table(1, RunTables.switchHead(result), RunTables.switches(result))
            .note(
                "Downtime: the longest that a due operation waited until any of its kind took"
                    + " effect. In limbo: operations of unknown outcome.")
            .heading("The chain at the end")
            .table(
                2,
                List.of("segment", "composition", "start", "stop"),
                result.chain().stream()
                    .map(row -> List.of(row.segment(), row.composition(), row.start(), row.stop()))
                    .toList());
    if (!result.violations().isEmpty()) {
      page.heading("Violations");
      for (Violation violation : result.violations()) {
        page.paragraph(violation.rule() + ": " + violation.message());
        violation.evidence().forEach(call -> page.preformatted(call.toString()));
      }
    }
    page.heading("Run");
    result.notes().forEach(page::paragraph);
    return page.table(2, List.of("environment", ""), environment(result.environment())).render();
  }

  private static String title(RunResult result) {
    return result.where().isSimulated()
        ? result.title() + " (" + result.where().origin() + ")"
        : result.title();
  }

  private static List<List<String>> environment(RunEnvironment environment) {
    return List.of(
        List.of("command", environment.command()),
        List.of("revision", environment.revision()),
        List.of("started", environment.started()),
        List.of("JDK", environment.jdk()),
        List.of("system", environment.system()),
        List.of("cores", Integer.toString(environment.cores())),
        List.of("heap of this process", environment.heapMiB() + " MiB"));
  }
}
