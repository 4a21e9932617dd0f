package dev.rhenea.zoo.forgery;

import dev.rhenea.checker.Verdict;
import dev.rhenea.checker.Violation;
import dev.rhenea.checker.log.LogChecker;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongFunction;

/** The log checker has to believe a true history, and to expose every lie told in it. */
public final class ForgedLogs implements LongFunction<List<String>> {
  /** Loaded by name. */
  public ForgedLogs() {}

  /** {@code accused} if it calls the truth a lie; {@code believed LIE} for each lie it believes. */
  @Override
  public List<String> apply(long seed) {
    TrueLog log = TrueLog.of(new SplittableRandom(seed));
    List<String> findings = new ArrayList<>();
    if (!broken(log.story()).isEmpty()) {
      findings.add("accused");
    }
    for (LogLie lie : LogLie.values()) {
      Story story = log.story().copy();
      lie.tell(log, story);
      boolean told = !story.history().operations().equals(log.story().history().operations());
      if (told && broken(story).stream().noneMatch(lie::isExposedBy)) {
        findings.add("believed " + lie.label());
      }
    }
    return findings;
  }

  private static List<String> broken(Story story) {
    return LogChecker.dense().check(story.history()) instanceof Verdict.Invalid invalid
        ? invalid.violations().stream().map(Violation::rule).toList()
        : List.of();
  }
}
