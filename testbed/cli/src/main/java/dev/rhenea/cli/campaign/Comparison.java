package dev.rhenea.cli.campaign;

import dev.rhenea.cli.result.Validity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What Rhenea and others said of the same file.
 *
 * @param theirs one of each other judge
 */
record Comparison(Judged ours, List<Judged> theirs) {
  Comparison {
    theirs = List.copyOf(theirs);
  }

  /**
   * Puts together, file by file, what each judge said of all.
   *
   * @param answers one list for each judge, Rhenea's first, all about the same files in the same
   *     order
   */
  static List<Comparison> of(List<List<Judged>> answers) {
    List<Comparison> compared = new ArrayList<>();
    for (int i = 0; i < answers.getFirst().size(); i++) {
      int file = i;
      List<Judged> judged = answers.stream().map(of -> of.get(file)).toList();
      compared.add(new Comparison(judged.getFirst(), judged.subList(1, judged.size())));
    }
    return compared;
  }

  /** Whether somebody says the opposite of somebody else. */
  boolean disagreed() {
    return judged().anyMatch(one -> judged().anyMatch(one::contradicts));
  }

  /** Whether somebody says the opposite of what is known. */
  boolean contradicts(boolean valid) {
    String wrong = valid ? "invalid" : "valid";
    return judged().anyMatch(one -> one.verdict().equals(wrong));
  }

  /** Whether all say {@code verdict}. */
  boolean unanimously(String verdict) {
    return judged().allMatch(one -> one.verdict().equals(verdict));
  }

  /**
   * Invalid if judges disagree; unknown if this file compares nothing, because Rhenea or all others
   * did not decide.
   */
  Validity validity() {
    if (disagreed()) {
      return Validity.INVALID;
    }
    return ours.undecided() || theirs.stream().allMatch(Judged::undecided)
        ? Validity.UNKNOWN
        : Validity.VALID;
  }

  Stream<Judged> judged() {
    return Stream.concat(Stream.of(ours), theirs.stream());
  }

  /** Who said what, for people. */
  String told() {
    return ours.file() + ": " + String.join(", ", judged().map(Judged::told).toList());
  }
}
