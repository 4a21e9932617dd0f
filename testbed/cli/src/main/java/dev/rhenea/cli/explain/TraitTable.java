package dev.rhenea.cli.explain;

import dev.rhenea.loglet.LogletTraits;
import dev.rhenea.spec.Value;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** Traits in words, one a line. */
final class TraitTable {
  private TraitTable() {}

  static String render(LogletTraits traits) {
    SequencedMap<String, String> rows = new LinkedHashMap<>();
    rows.put("durability", durability(traits.durability()));
    rows.put("largest entry", new Value.Size(traits.largestEntry()).toString());
    rows.put("dense", traits.dense() ? "yes" : "no: offsets may be left empty");
    rows.put("issue order", traits.issueOrder() ? "yes" : "no: pipelined appends may swap");
    rows.put(
        "seal",
        switch (traits.seal()) {
          case STRONG -> "strong: checked inside the append path";
          case WEAK -> "weak: appends ignore it, a check after the write decides";
        });
    rows.put("simulator", traits.simulatable() ? "yes" : "no: real processes only");
    rows.put("import", intake(traits));
    return rows.entrySet().stream()
        .map(row -> "%-14s %s%n".formatted(row.getKey(), row.getValue()))
        .collect(Collectors.joining());
  }

  private static String intake(LogletTraits traits) {
    return switch (traits.intake()) {
      case APPENDS -> "no";
      case BOTH -> "yes";
      case COPIES -> "yes, and nothing else: for closed segments (rhenea modify)";
    };
  }

  private static String durability(LogletTraits.Durability durability) {
    return switch (durability) {
      case NONE -> "none: lost with its process";
      case PAGE_CACHE -> "page-cache: survives processes, not a loss of power";
      case FSYNC -> "fsync: acknowledged after the disk said so";
    };
  }
}
