package dev.rhenea.zoo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A planted bug, described in the lines above the patch that plants it:
 *
 * <pre>
 *   rule: P2
 *   bug: An acceptor answers before its vote is durable.
 *   scenario: REGISTER
 *   caught by: ONE_VALUE
 *   seeds: 10..29
 * </pre>
 *
 * @param name the file's name without {@code .patch}
 * @param rule the rule it breaks
 * @param bug what is wrong, in one sentence
 * @param scenario what it is run in
 * @param caughtBy the check that must fail
 * @param seeds runs in at least one of which it does; several, because a change of the code moves
 *     what each seed does
 * @param patch the change to the sources
 */
public record Mutant(
    String name,
    String rule,
    String bug,
    Scenario scenario,
    String caughtBy,
    Seeds seeds,
    Patch patch) {

  /**
   * Reads a patch file.
   *
   * @throws IllegalArgumentException if a line is missing or not understood
   */
  static Mutant parse(String name, List<String> lines) {
    Map<String, String> fields = new LinkedHashMap<>();
    int patch = 0;
    while (patch < lines.size() && !lines.get(patch).startsWith("--- ")) {
      String line = lines.get(patch++);
      int colon = line.indexOf(": ");
      if (colon > 0) {
        fields.put(line.substring(0, colon), line.substring(colon + 2).strip());
      } else if (!line.isBlank()) {
        throw new IllegalArgumentException(name + ": expected 'field: value', found " + line);
      }
    }
    return new Mutant(
        name,
        field(name, fields, "rule"),
        field(name, fields, "bug"),
        Scenario.valueOf(field(name, fields, "scenario")),
        field(name, fields, "caught by"),
        seeds(name, field(name, fields, "seeds")),
        Patch.parse(name, lines.subList(patch, lines.size())));
  }

  private static Seeds seeds(String name, String text) {
    try {
      return Seeds.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
  }

  private static String field(String name, Map<String, String> fields, String field) {
    String value = fields.get(field);
    if (value == null) {
      throw new IllegalArgumentException(name + ": no line '" + field + ": ...'");
    }
    return value;
  }

  @Override
  public String toString() {
    return rule + " " + name;
  }
}
