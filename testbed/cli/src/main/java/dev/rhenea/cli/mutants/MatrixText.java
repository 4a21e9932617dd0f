package dev.rhenea.cli.mutants;

import dev.rhenea.zoo.DetectionMatrix;
import dev.rhenea.zoo.Hunt;
import dev.rhenea.zoo.Mutant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The mutants and the detection matrix for people. */
public final class MatrixText {
  private static final List<String> HEAD =
      List.of("rule", "mutant", "scenario", "caught by", "median seeds", "tried");

  private MatrixText() {}

  /** A line for each mutant: the rule it breaks, its name, the bug. */
  static String list(List<Mutant> mutants) {
    int width = mutants.stream().mapToInt(mutant -> mutant.name().length()).max().orElse(0);
    return mutants.stream()
        .map(mutant ->
            "%-10s  %s  %s%n"
                .formatted(
                    mutant.rule(),
                    mutant.name() + " ".repeat(width - mutant.name().length()),
                    mutant.bug()))
        .collect(Collectors.joining());
  }

  /** The matrix for a terminal, and the verdict in the last line. */
  static String table(DetectionMatrix matrix) {
    List<List<String>> rows = new ArrayList<>(List.of(HEAD));
    matrix.hunts().forEach(hunt -> rows.add(row(hunt)));
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        line.append(row.get(i)).append(" ".repeat(width(rows, i) - row.get(i).length() + 2));
      }
      text.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }
    matrix
        .accusations()
        .forEach(each -> text.append("accused: ").append(each).append(System.lineSeparator()));
    return text.append(verdict(matrix)).append(System.lineSeparator()).toString();
  }

  private static int width(List<List<String>> rows, int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }

  /** The matrix as lines of Markdown, the verdict first. */
  public static List<String> markdown(DetectionMatrix matrix) {
    List<String> lines = new ArrayList<>(List.of(verdict(matrix), ""));
    lines.add("| " + String.join(" | ", HEAD) + " |");
    lines.add("|" + "---|".repeat(HEAD.size()));
    matrix.hunts().forEach(hunt -> lines.add("| " + String.join(" | ", row(hunt)) + " |"));
    if (!matrix.accusations().isEmpty()) {
      lines.add("");
      matrix.accusations().forEach(each -> lines.add("- accused: " + each));
    }
    return lines;
  }

  private static List<String> row(Hunt hunt) {
    Mutant mutant = hunt.mutant();
    return List.of(
        mutant.rule(),
        mutant.name(),
        mutant.scenario().name(),
        hunt.survived() ? "NOTHING" : String.join(", ", hunt.caughtBy()),
        hunt.medianSeeds().isPresent() ? Integer.toString(hunt.medianSeeds().getAsInt()) : "-",
        Integer.toString(hunt.seeds()));
  }

  private static String verdict(DetectionMatrix matrix) {
    int survivors = matrix.survivors().size();
    return "%d of %d mutants caught; the code as it is was accused in %d runs"
        .formatted(
            matrix.hunts().size() - survivors, matrix.hunts().size(), matrix.accusations().size());
  }
}
