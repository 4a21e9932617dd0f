package dev.rhenea.cli.verify;

import dev.rhenea.bench.report.Page;
import dev.rhenea.cli.result.RunEnvironment;
import dev.rhenea.cli.result.Validity;
import java.util.List;
import java.util.Locale;

/** A matrix as a page that stands for itself. */
final class VerifyPage {
  private VerifyPage() {}

  static String render(Matrix matrix, RunEnvironment environment) {
    Page page = new Page("rhenea verify");
    String cells = matrix.entries().size() == 1 ? "one cell" : matrix.entries().size() + " cells";
    page.verdict(matrix.validity().word(), cells)
        .table(
            3,
            List.of("workload", "faults", "verdict", "ok", "fail", "info", "switches"),
            matrix.entries().stream().map(entry -> row(entry.result())).toList());
    for (Matrix.Entry entry : matrix.entries()) {
      CellResult result = entry.result();
      page.heading(result.cell().workload().word() + " under " + result.cell().faultWords());
      if (result.validity() != Validity.VALID) {
        page.warning(String.join("; ", result.reasons()));
      }
      page.paragraph(result.counts());
      result
          .violations()
          .forEach(violation ->
              page.paragraph(
                  "%s (%s): %s"
                      .formatted(violation.rule(), violation.invariant(), violation.message())));
      page.preformatted(entry.checkAgain() + " --timeline found.html");
    }
    return page.note(
            "Node processes on one machine: %s, %d cores, %s; revision %s. %s"
                .formatted(
                    environment.system(),
                    environment.cores(),
                    environment.jdk(),
                    environment.revision(),
                    environment.command()))
        .render();
  }

  private static List<String> row(CellResult result) {
    return List.of(
        result.cell().workload().word(),
        result.cell().faultWords(),
        result.validity().word(),
        number(result.operations().ok()),
        number(result.operations().fail()),
        number(result.operations().info()),
        number(result.coverage().switches()));
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
