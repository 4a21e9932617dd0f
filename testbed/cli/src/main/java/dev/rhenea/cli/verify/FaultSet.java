package dev.rhenea.cli.verify;

import dev.rhenea.cli.verify.nemesis.Fault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Columns of the matrix: each is a set of faults that happen in one run. */
record FaultSet(List<List<Fault>> columns) {

  /** The combinations that the Jepsen tests go through. */
  private static final List<List<Fault>> MATRIX =
      List.of(
          List.of(Fault.SWITCH),
          List.of(Fault.SWITCH, Fault.PARTITION),
          List.of(Fault.SWITCH, Fault.KILL),
          List.of(Fault.SWITCH, Fault.PAUSE),
          List.of(Fault.STORM, Fault.INTERRUPT, Fault.SEAL),
          List.of(Fault.DEPOSE),
          List.of(Fault.SWITCH, Fault.KILL, Fault.MEMBERSHIP),
          List.of(Fault.SWITCH, Fault.PARTITION, Fault.KILL),
          List.of(Fault.values()));

  /** Reads faults with commas between, {@code all} of them, {@code none}, or the {@code matrix}. */
  static final class Reader implements ITypeConverter<FaultSet> {
    @Override
    public FaultSet convert(String text) {
      return switch (text) {
        case "none" -> new FaultSet(List.of(List.of()));
        case "all" -> new FaultSet(List.of(Arrays.asList(Fault.values())));
        case "matrix" -> new FaultSet(MATRIX);
        default -> new FaultSet(List.of(faults(text)));
      };
    }

    private static List<Fault> faults(String text) {
      List<Fault> faults = new ArrayList<>();
      for (String word : text.split(",", -1)) {
        faults.add(
            Fault.of(word.strip())
                .orElseThrow(() ->
                    new TypeConversionException(
                        "no fault '%s'; there are: all, none, matrix, or, with commas between: %s"
                            .formatted(word.strip(), String.join(", ", Fault.words())))));
      }
      return faults;
    }
  }
}
