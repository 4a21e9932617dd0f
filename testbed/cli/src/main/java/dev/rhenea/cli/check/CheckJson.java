package dev.rhenea.cli.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rhenea.checker.OperationCounts;
import dev.rhenea.checker.Violation;
import dev.rhenea.checker.history.Call;
import dev.rhenea.checker.linear.CounterExample;
import dev.rhenea.cli.result.RunEnvironment;
import dev.rhenea.cli.result.RunJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A result for scripts, in the shape that all results share.
 *
 * @param report the timeline, absent if there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CheckJson(
    String verdict,
    List<String> reasons,
    String model,
    OperationCounts operations,
    List<RunJson.Finding> violations,
    List<Example> counterExamples,
    RunEnvironment environment,
    @Nullable String report) {

  /**
   * Why an object is not linearizable; calls are given by the index of their invocation.
   *
   * @param stuck the call that has no place
   * @param beginnings the states in which {@code calls} can have begun
   * @param endings what they can have made of those, at most ten
   */
  record Example(
      String part, long stuck, List<String> beginnings, List<Long> calls, List<Ending> endings) {
    private static Example of(CounterExample example) {
      return new Example(
          example.part(),
          example.stuck().start(),
          example.beginnings(),
          example.calls().stream().map(Call::start).toList(),
          example.endings().stream()
              .map(ending ->
                  new Ending(ending.updates().stream().map(Call::start).toList(), ending.state()))
              .toList());
    }
  }

  /** A state, and the updates that led there, in their order. */
  record Ending(List<Long> updates, String state) {}

  static CheckJson of(CheckResult result) {
    return new CheckJson(
        result.validity().word(),
        result.reasons(),
        result.subject().kind().toString(),
        result.operations(),
        result.violations().stream().map(CheckJson::finding).toList(),
        result.counterExamples().stream().map(Example::of).toList(),
        result.environment(),
        result.timeline() == null ? null : result.timeline().toString());
  }

  private static RunJson.Finding finding(Violation violation) {
    return new RunJson.Finding(
        violation.invariant(), violation.rule(), violation.message(), violation.operations());
  }
}
