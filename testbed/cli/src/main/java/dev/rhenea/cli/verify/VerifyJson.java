package dev.rhenea.cli.verify;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rhenea.checker.OperationCounts;
import dev.rhenea.cli.result.RunEnvironment;
import dev.rhenea.cli.verify.nemesis.Fault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A matrix in the shape that the results of all runs share.
 *
 * @param report the folder with the history of each cell
 */
record VerifyJson(
    String verdict,
    List<String> reasons,
    OperationCounts operations,
    List<Row> cells,
    RunEnvironment environment,
    String report) {

  /**
   * A cell.
   *
   * @param happened how often each fault came to its end
   * @param check judges its history again
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Row(
      String workload,
      List<String> faults,
      String verdict,
      List<String> reasons,
      OperationCounts operations,
      Map<String, Long> happened,
      long switches,
      List<Finding> violations,
      String history,
      String check) {
    private static Row of(Matrix.Entry entry) {
      CellResult result = entry.result();
      Map<String, Long> happened = new LinkedHashMap<>();
      result
          .cell()
          .faults()
          .forEach(fault -> happened.put(fault.word(), result.coverage().count(fault)));
      return new Row(
          result.cell().workload().word(),
          result.cell().faults().stream().map(Fault::word).toList(),
          result.validity().word(),
          result.reasons(),
          result.operations(),
          happened,
          result.coverage().switches(),
          result.violations().stream().map(Finding::of).toList(),
          entry.history().toString(),
          entry.checkAgain());
    }
  }

  /** A violation; {@code operations} are indices of the history. */
  record Finding(String invariant, String rule, String message, List<Long> operations) {
    private static Finding of(dev.rhenea.checker.Violation violation) {
      return new Finding(
          violation.invariant(), violation.rule(), violation.message(), violation.operations());
    }
  }

  static VerifyJson of(Matrix matrix, RunEnvironment environment) {
    return new VerifyJson(
        matrix.validity().word(),
        matrix.reasons(),
        matrix.operations(),
        matrix.entries().stream().map(Row::of).toList(),
        environment,
        matrix.folder().toString());
  }
}
