package dev.rhenea.checker.listappend;

import java.util.List;

/**
 * A history that shows one anomaly and no other.
 *
 * @param rule how the anomaly is called
 * @param invariant the weakest promise that it breaks
 * @param evidence the operations that prove it, as the checker has to name them
 * @param script see {@link dev.rhenea.checker.Script}
 */
record Broken(String rule, String invariant, List<Long> evidence, String script) {
  static Broken of(String rule, List<Long> evidence, String script) {
    String invariant =
        rule.endsWith("-realtime")
            ? "strictly-serializable"
            : rule.endsWith("-process") ? "strong-session-serializable" : "serializable";
    return new Broken(rule, invariant, evidence, script);
  }

  @Override
  public String toString() {
    return rule + " " + evidence;
  }
}
