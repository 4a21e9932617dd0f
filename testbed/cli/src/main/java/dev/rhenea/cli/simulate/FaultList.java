package dev.rhenea.cli.simulate;

import dev.rhenea.worlds.schedule.FaultKind;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The kinds of faults that may happen: {@code all}, {@code none}, or names with commas between. */
record FaultList(Set<FaultKind> kinds) {
  @Override
  public String toString() {
    return kinds.isEmpty()
        ? "none"
        : kinds.size() == FaultKind.values().length
            ? "all"
            : kinds.stream().map(FaultKind::word).collect(Collectors.joining(","));
  }

  /** Reads the argument. */
  static final class Reader implements ITypeConverter<FaultList> {
    @Override
    public FaultList convert(String text) {
      EnumSet<FaultKind> kinds = EnumSet.noneOf(FaultKind.class);
      if (text.equals("all")) {
        return new FaultList(EnumSet.allOf(FaultKind.class));
      }
      if (!text.equals("none")) {
        for (String word : text.split(",", -1)) {
          kinds.add(
              FaultKind.of(word.strip())
                  .orElseThrow(() ->
                      new TypeConversionException(
                          "no fault '%s'; there are: all, none, %s"
                              .formatted(word.strip(), String.join(", ", FaultKind.words())))));
        }
      }
      return new FaultList(kinds);
    }
  }
}
