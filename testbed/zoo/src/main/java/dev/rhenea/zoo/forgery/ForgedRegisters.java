package dev.rhenea.zoo.forgery;

import dev.rhenea.checker.Verdict;
import dev.rhenea.checker.register.RegisterChecker;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongFunction;

/** The register checker has to believe a true history, and to expose every lie told after it. */
public final class ForgedRegisters implements LongFunction<List<String>> {
  /** Loaded by name. */
  public ForgedRegisters() {}

  /** {@code accused} if it calls the truth a lie; {@code believed LIE} for each lie it believes. */
  @Override
  public List<String> apply(long seed) {
    Story truth = TrueRegister.of(new SplittableRandom(seed));
    List<String> findings = new ArrayList<>();
    if (isExposed(truth)) {
      findings.add("accused");
    }
    for (RegisterLie lie : RegisterLie.values()) {
      Story story = truth.copy();
      lie.tell(story);
      if (!isExposed(story)) {
        findings.add("believed " + lie.label());
      }
    }
    return findings;
  }

  private static boolean isExposed(Story story) {
    return RegisterChecker.single(TrueRegister.INITIAL).check(story.history())
        instanceof Verdict.Invalid;
  }
}
