package dev.rhenea.cli.explain;

import dev.rhenea.cli.terminal.Exit;
import dev.rhenea.cli.terminal.Expression;
import dev.rhenea.cli.terminal.Json;
import dev.rhenea.cli.terminal.NodeNames;
import dev.rhenea.composition.Problem;
import dev.rhenea.environment.NodeId;
import dev.rhenea.provider.Catalogue;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rhenea explain EXPR|@FILE}: the tree and the traits, or all errors at once. */
@Command(
    name = "explain",
    description =
        "Parses and validates an expression, draws its tree, says what it can do, survives and costs.",
    mixinStandardHelpOptions = true)
public final class ExplainCommand implements Callable<Integer> {
  private final Catalogue catalogue;

  @Parameters(
      paramLabel = "EXPR|@FILE",
      description = "for example 'native(n1, n2, n3, sequencer: n2)', or a file that holds it",
      converter = Expression.Reader.class)
  private Expression expression;

  @Option(
      names = "--nodes",
      paramLabel = "NODE",
      split = ",",
      description = "the cluster's nodes; others are errors then (default: any name is a node)",
      converter = NodeNames.class)
  private List<NodeId> nodes = List.of();

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  @Spec private CommandSpec spec;

  public ExplainCommand(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public Integer call() {
    Explanation explanation =
        Explanation.of(
            expression.text(), catalogue, nodes.isEmpty() ? Optional.empty() : Optional.of(nodes));
    if (json) {
      spec.commandLine().getOut().println(Json.print(ExplanationJson.of(explanation)));
    } else {
      print(explanation);
    }
    return explanation instanceof Explanation.Understood ? Exit.VALID : Exit.USAGE;
  }

  private void print(Explanation explanation) {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    switch (explanation) {
      case Explanation.Understood understood -> {
        out.println(understood.tree());
        out.println();
        out.print(TraitTable.render(understood.traits()));
        out.println();
        out.print(CostTable.render(understood.calculation()));
        understood.warnings().forEach(warning -> out.println("warning        " + warning));
        out.flush();
      }
      case Explanation.Refused(String text, List<Problem> problems) ->
          problems.forEach(problem -> err.println(problem.render(text)));
    }
  }
}
