package dev.rhenea.cli.format;

import dev.rhenea.cli.terminal.Exit;
import dev.rhenea.cli.terminal.Expression;
import dev.rhenea.composition.Composition;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rhenea format EXPR|@FILE}: the same composition, laid out the one way. */
@Command(
    name = "format",
    description = {
      "Lays out a composition: one line if it fits, else a line for each part.",
      "Comments, names and spellings stay as they are; so do protocols that are not installed."
    },
    mixinStandardHelpOptions = true)
public final class FormatCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "EXPR|@FILE",
      description = "for example 'native(n1,n2,n3)', or a file that holds it")
  private String argument = "";

  @Option(names = "--write", description = "write the file instead of printing")
  private boolean write;

  @Option(
      names = "--check",
      description = "print nothing; exit status 1 unless it is laid out so already")
  private boolean check;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (write && !argument.startsWith("@")) {
      throw new ParameterException(spec.commandLine(), "--write needs a file: @FILE");
    }
    String text = text();
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    switch (Composition.format(text)) {
      case Composition.Formatted.Refused refused -> {
        refused.problems().forEach(problem -> err.println(problem.render(text)));
        return Exit.USAGE;
      }
      case Composition.Formatted.Done(String formatted) when check -> {
        return formatted.equals(text) ? Exit.VALID : Exit.INVALID;
      }
      case Composition.Formatted.Done(String formatted) when write ->
          Files.writeString(Path.of(argument.substring(1)), formatted);
      case Composition.Formatted.Done(String formatted) -> {
        out.print(formatted);
        out.flush();
      }
    }
    return Exit.VALID;
  }

  private String text() {
    return new Expression.Reader().convert(argument).text();
  }
}
