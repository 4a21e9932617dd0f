package dev.rhenea.cli.verify;

import dev.rhenea.cli.verify.workload.WorkloadKind;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Rows of the matrix. */
record Workloads(List<WorkloadKind> rows) {

  /** Reads workloads with commas between, or {@code all}. */
  static final class Reader implements ITypeConverter<Workloads> {
    @Override
    public Workloads convert(String text) {
      if (text.equals("all")) {
        return new Workloads(List.of(WorkloadKind.values()));
      }
      List<WorkloadKind> rows = new ArrayList<>();
      for (String word : text.split(",", -1)) {
        rows.add(
            WorkloadKind.of(word.strip())
                .orElseThrow(() ->
                    new TypeConversionException(
                        "no workload '%s'; there are: all, or, with commas between: %s"
                            .formatted(word.strip(), String.join(", ", WorkloadKind.words())))));
      }
      return new Workloads(rows.stream().distinct().toList());
    }
  }
}
