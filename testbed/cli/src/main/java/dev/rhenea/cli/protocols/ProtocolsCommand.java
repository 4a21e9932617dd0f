package dev.rhenea.cli.protocols;

import dev.rhenea.cli.terminal.Exit;
import dev.rhenea.cli.terminal.Json;
import dev.rhenea.provider.Catalogue;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rhenea protocols [NAME]}: a line for each installed protocol, or all about one. */
@Command(
    name = "protocols",
    description = "Lists the installed protocols, or shows the parameters of one.",
    mixinStandardHelpOptions = true)
public final class ProtocolsCommand implements Callable<Integer> {
  private final Catalogue catalogue;

  @Parameters(paramLabel = "NAME", arity = "0..1", description = "the protocol to show")
  private @Nullable String name;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  @Option(names = "--markdown", description = "print tables of all parameters, for a page")
  private boolean markdown;

  @Spec private CommandSpec spec;

  public ProtocolsCommand(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<Protocol> shown = chosen();
    if (json) {
      out.println(Json.print(shown));
    } else if (markdown) {
      out.print(ProtocolPage.markdown(shown));
    } else if (name == null) {
      shown.forEach(protocol ->
          out.printf("%-12s %-9s %s%n", protocol.name(), protocol.kind(), protocol.summary()));
    } else {
      shown.forEach(protocol -> describe(protocol, out));
    }
    out.flush();
    return Exit.VALID;
  }

  private List<Protocol> chosen() {
    List<Protocol> all = Protocol.all(catalogue);
    if (name == null) {
      return all;
    }
    List<Protocol> chosen = all.stream().filter(protocol -> protocol.name().equals(name)).toList();
    if (chosen.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "no protocol '%s' is installed; there are: %s"
              .formatted(
                  name,
                  all.stream().map(Protocol::name).distinct().collect(Collectors.joining(", "))));
    }
    return chosen;
  }

  private static void describe(Protocol protocol, PrintWriter out) {
    out.printf("%s (%s)%n", protocol.name(), protocol.kind());
    out.printf("  %s%n", protocol.summary());
    out.printf("  source: %s%n", protocol.source());
    for (Protocol.Argument argument : protocol.parameters()) {
      out.printf(
          "%n  %s: %s%s%n    %s%n",
          argument.name(),
          argument.type(),
          argument.fallback() == null ? " (needed)" : " (default: " + argument.fallback() + ")",
          argument.doc());
    }
    out.println();
  }
}
