package dev.rhenea.cli;

import dev.rhenea.provider.Catalogue;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** Runs commands as {@code main} does, and keeps the output. */
public final class Session {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine command;

  public Session() {
    this(Catalogue.load());
  }

  /** As if only what is in that catalogue were installed. */
  public Session(Catalogue catalogue) {
    this.command =
        Rhenea.commandLine(catalogue).setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
  }

  /** The exit status of {@code rhenea} with those arguments. */
  public int run(String... arguments) {
    return command.execute(arguments);
  }

  public String out() {
    return out.toString();
  }

  public String err() {
    return err.toString();
  }
}
