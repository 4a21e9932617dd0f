package dev.rhenea.cli;

import dev.rhenea.provider.Catalogue;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** Runs commands as {@code main} does, over everything that is installed, and keeps the output. */
final class Session {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine command =
      Rhenea.commandLine(Catalogue.load())
          .setOut(new PrintWriter(out))
          .setErr(new PrintWriter(err));

  /** The exit status of {@code rhenea} with those arguments. */
  int run(String... arguments) {
    return command.execute(arguments);
  }

  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }
}
