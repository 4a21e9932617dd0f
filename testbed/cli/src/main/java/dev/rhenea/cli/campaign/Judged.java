package dev.rhenea.cli.campaign;

/**
 * What a judge said of one file.
 *
 * @param by who, with version and algorithm
 * @param file as it was given to the judge
 * @param verdict {@code valid}, {@code invalid} or {@code unknown}
 * @param cause why it is unknown, else empty
 * @param seconds how long it took, reading the file excluded
 * @param cpuSeconds what all threads of the process used meanwhile, its collector and its compiler
 *     included
 */
record Judged(
    String by, String file, String verdict, String cause, double seconds, double cpuSeconds) {

  /** For a file about which {@code by} said nothing, because {@code cause}. */
  static Judged silent(String by, String file, String cause) {
    return new Judged(by, file, "unknown", cause, 0, 0);
  }

  boolean undecided() {
    return verdict.equals("unknown");
  }

  String told() {
    return by + " says " + verdict + (cause.isEmpty() ? "" : " (" + cause + ")");
  }

  boolean contradicts(Judged other) {
    return !undecided() && !other.undecided() && !verdict.equals(other.verdict);
  }
}
