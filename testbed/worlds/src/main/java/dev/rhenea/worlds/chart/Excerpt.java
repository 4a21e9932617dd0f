package dev.rhenea.worlds.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The few marks of a run that a person can look at: every fault and phase, and the last messages
 * and steps before the end, of those that repeat themselves the last ones only. Pure.
 */
final class Excerpt {
  /** How many alike are shown; more of them say nothing new. */
  private static final int ALIKE = 3;

  /** Not the numbers of nodes. */
  private static final Pattern NUMBER = Pattern.compile("(?<![A-Za-z])\\d+");

  private final Map<String, Integer> seen = new HashMap<>();
  private final List<Mark> chosen = new ArrayList<>();
  private final int most;
  private int lines;
  private int omitted;

  private Excerpt(int most) {
    this.most = most;
  }

  /**
   * What is worth showing of {@code marks} up to {@code end}, in the order of time.
   *
   * @param end virtual nanoseconds
   * @param most how many messages and steps
   */
  static List<Mark> of(List<Mark> marks, long end, int most) {
    Excerpt excerpt = new Excerpt(most);
    marks.stream()
        .filter(mark -> mark.time() <= end)
        .sorted(Comparator.comparingLong(Mark::time))
        .toList()
        .reversed()
        .forEach(excerpt::consider);
    return excerpt.chosen.reversed();
  }

  private void consider(Mark mark) {
    if (mark instanceof Mark.Message || mark instanceof Mark.Step) {
      if (lines >= most || seen.merge(shape(mark), 1, Integer::sum) > ALIKE) {
        omit(mark);
        return;
      }
      lines++;
    }
    omitted = 0;
    chosen.add(mark);
  }

  /** One mark stands for all that are left out between two others. */
  private void omit(Mark mark) {
    if (omitted++ > 0) {
      chosen.removeLast();
    }
    chosen.add(new Mark.Omitted(mark.time(), omitted));
  }

  /** The same for all that differ in numbers only: positions, sizes, attempts. */
  private static String shape(Mark mark) {
    String shape =
        switch (mark) {
          case Mark.Message message ->
              "%s>%s %s %s"
                  .formatted(message.from(), message.to(), message.arrived(), message.text());
          case Mark.Step step -> step.node() + " " + step.name();
          default -> mark.toString();
        };
    return NUMBER.matcher(shape).replaceAll("#");
  }
}
