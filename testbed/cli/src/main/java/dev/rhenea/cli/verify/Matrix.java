package dev.rhenea.cli.verify;

import dev.rhenea.checker.OperationCounts;
import dev.rhenea.cli.result.Validity;
import dev.rhenea.cli.terminal.Shell;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The cells that were performed.
 *
 * @param folder that holds the folder of each
 */
record Matrix(Path folder, List<Entry> entries) {
  Matrix {
    entries = List.copyOf(entries);
  }

  /**
   * A cell that was performed.
   *
   * @param history the file that has its history
   */
  record Entry(CellResult result, Path history) {
    /** The command that judges the history again. */
    String checkAgain() {
      List<String> words = new ArrayList<>(List.of("rhenea", "check"));
      words.addAll(result.cell().workload().checkOptions());
      words.add(Shell.quote(history.toString()));
      return String.join(" ", words);
    }
  }

  /** Invalid if a cell is, else unknown if one is. */
  Validity validity() {
    return entries.stream()
        .map(entry -> entry.result().validity())
        .reduce(Validity.VALID, Validity::and);
  }

  /** Why it is not valid: the reasons of each cell that is not. */
  List<String> reasons() {
    return entries.stream()
        .map(Entry::result)
        .filter(result -> result.validity() != Validity.VALID)
        .map(result ->
            "%s under %s: %s"
                .formatted(
                    result.cell().workload().word(),
                    result.cell().faultWords(),
                    String.join("; ", result.reasons())))
        .toList();
  }

  /** How all operations of all clients ended. */
  OperationCounts operations() {
    return entries.stream()
        .map(entry -> entry.result().operations())
        .reduce(new OperationCounts(0, 0, 0), OperationCounts::plus);
  }
}
