package dev.rhenea.cli.mutants;

import dev.rhenea.cli.result.RunEnvironment;
import dev.rhenea.cli.terminal.Exit;
import dev.rhenea.cli.terminal.Json;
import dev.rhenea.cli.terminal.Progress;
import dev.rhenea.zoo.DetectionMatrix;
import dev.rhenea.zoo.Mutant;
import dev.rhenea.zoo.Zoo;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rhenea mutants [NAME...]}: the planted bugs, or a hunt for them with fresh seeds. */
@Command(
    name = "mutants",
    description = {
      "Lists the planted bugs, or hunts them and says which check catches which, or compiles one of"
          + " them: its jar, before all others on a class path, is a system with that bug."
    },
    mixinStandardHelpOptions = true)
public final class MutantsCommand implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", arity = "0..*", description = "only these (default: all)")
  private List<String> names = List.of();

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "hunt with at most N seeds for each, and print the detection matrix")
  private @Nullable Integer seeds;

  @Option(names = "--from", paramLabel = "A", description = "the first seed (default: 1)")
  private long first = 1;

  @Option(
      names = "--jar",
      paramLabel = "FILE",
      description = "compile the one that is named, and write its classes to this jar")
  private @Nullable Path jar;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    try {
      Zoo zoo = Sources.zoo();
      List<Mutant> chosen = chosen(zoo);
      if (jar != null) {
        return pack(zoo, chosen, jar);
      }
      return seeds == null ? list(chosen) : hunt(zoo, chosen, seeds);
    } catch (IOException | IllegalArgumentException e) {
      spec.commandLine().getErr().println("rhenea mutants: " + e.getMessage());
      return Exit.UNKNOWN;
    }
  }

  private List<Mutant> chosen(Zoo zoo) {
    List<Mutant> chosen = new ArrayList<>(zoo.mutants());
    if (!names.isEmpty()) {
      chosen.removeIf(mutant -> !names.contains(mutant.name()));
    }
    List<String> known = zoo.mutants().stream().map(Mutant::name).toList();
    for (String name : names) {
      if (!known.contains(name)) {
        throw usage("no mutant '%s'; 'rhenea mutants' lists them".formatted(name));
      }
    }
    return chosen;
  }

  private int list(List<Mutant> mutants) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? Json.print(MutantsJson.of(mutants)) + "\n" : MatrixText.list(mutants));
    out.flush();
    return Exit.VALID;
  }

  private int pack(Zoo zoo, List<Mutant> mutants, Path file) throws IOException {
    if (mutants.size() != 1 || seeds != null) {
      throw usage("--jar takes one name, and no hunt");
    }
    Mutant mutant = mutants.getFirst();
    MutantJar.write(file, zoo.compile(mutant));
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%s: %s%n", file, mutant.bug());
    out.flush();
    return Exit.VALID;
  }

  private int hunt(Zoo zoo, List<Mutant> mutants, int count)
      throws IOException, InterruptedException {
    if (count < 1 || first < 0) {
      throw usage("--seeds is at least 1, --from at least 0");
    }
    Progress progress = Progress.on(spec.commandLine().getErr());
    RunEnvironment environment =
        RunEnvironment.of("rhenea mutants --seeds %d --from %d%s".formatted(count, first, named()));
    DetectionMatrix matrix = DetectionMatrix.of(zoo, mutants, first, count, progress::say);
    progress.end();
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        json ? Json.print(MutantsJson.of(matrix, environment)) + "\n" : MatrixText.table(matrix));
    out.flush();
    return matrix.isClean() ? Exit.VALID : Exit.INVALID;
  }

  private String named() {
    return names.isEmpty() ? "" : " " + String.join(" ", names);
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
