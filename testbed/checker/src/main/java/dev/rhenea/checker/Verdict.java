package dev.rhenea.checker;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Stream;

/** What a checker found. There is no third way out: what could not be judged is never valid. */
public sealed interface Verdict {

  /** Returns how many calls were looked at. */
  OperationCounts operations();

  /**
   * No violation was found, and enough was observed to find one.
   *
   * @param operations the calls looked at
   */
  record Valid(OperationCounts operations) implements Verdict {}

  /**
   * No correct system produces this history.
   *
   * @param operations the calls looked at
   * @param violations examples, at least one; see {@link Findings}
   * @param found how many violations there are, at least as many as {@code violations}
   */
  record Invalid(OperationCounts operations, List<Violation> violations, long found)
      implements Verdict {
    public Invalid {
      violations = List.copyOf(violations);
      if (violations.isEmpty() || found < violations.size()) {
        throw new IllegalArgumentException(found + " violations, of which " + violations);
      }
    }
  }

  /**
   * The history could not be judged.
   *
   * @param operations the calls looked at
   * @param reason what is missing, in one line for people; not empty
   */
  record Unknown(OperationCounts operations, String reason) implements Verdict {
    public Unknown {
      if (reason.isEmpty()) {
        throw new IllegalArgumentException("a verdict of unknown needs its reason");
      }
    }
  }

  /**
   * Returns the verdict over two histories of one run: invalid if one of them is, else unknown if
   * one of them is. Associative, with {@code Valid} of no operations as its neutral element.
   */
  default Verdict and(Verdict other) {
    OperationCounts operations = operations().plus(other.operations());
    List<Invalid> invalid = both(other, Invalid.class).toList();
    if (!invalid.isEmpty()) {
      return new Invalid(
          operations,
          invalid.stream().flatMap(verdict -> verdict.violations().stream()).toList(),
          invalid.stream().mapToLong(Invalid::found).sum());
    }
    String reasons = both(other, Unknown.class).map(Unknown::reason).collect(joining("; "));
    return reasons.isEmpty() ? new Valid(operations) : new Unknown(operations, reasons);
  }

  private <V extends Verdict> Stream<V> both(Verdict other, Class<V> kind) {
    return Stream.of(this, other).filter(kind::isInstance).map(kind::cast);
  }
}
