package dev.rhenea.checker.linear;

import dev.rhenea.checker.Verdict;
import java.util.List;

/**
 * A verdict with its reasons.
 *
 * @param counterExamples one for each violation that the verdict shows
 */
public record Judgement(Verdict verdict, List<CounterExample> counterExamples) {
  public Judgement {
    counterExamples = List.copyOf(counterExamples);
  }
}
