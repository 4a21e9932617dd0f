package dev.rhenea.cli.newprotocol;

import dev.rhenea.cli.terminal.Exit;
import dev.rhenea.provider.Catalogue;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rhenea new-protocol NAME}: a protocol module to start from. */
@Command(
    name = "new-protocol",
    description = {
      "Makes the module protocols/NAME: a naive Loglet that passes the conformance kit, to be"
          + " replaced by yours, and its test. Adds it to the build and to the command.",
      "Exit status: 0 made, 2 not made, 64 usage."
    },
    mixinStandardHelpOptions = true)
public final class NewProtocolCommand implements Callable<Integer> {
  private final Catalogue catalogue;

  @Parameters(
      paramLabel = "NAME",
      description = "as in compositions: lower-case letters and digits, parts joined by '-'")
  private String name = "";

  @Option(
      names = "--into",
      paramLabel = "DIR",
      description = "the checkout that gets the module (default: this one)")
  private @Nullable Path into;

  @Spec private CommandSpec spec;

  /** Refuses the names of what {@code catalogue} has. */
  public NewProtocolCommand(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public Integer call() {
    ProtocolNames names = names();
    Checkout checkout =
        new Checkout(into == null ? Path.of(System.getProperty("rhenea.home", ".")) : into);
    SequencedMap<String, String> files = Scaffold.files(names);
    try {
      checkout.add(names, files);
    } catch (IOException failed) {
      spec.commandLine().getErr().println("rhenea new-protocol: " + failed.getMessage());
      return Exit.UNKNOWN;
    }
    PrintWriter out = spec.commandLine().getOut();
    Path module = checkout.module(names).normalize();
    out.printf("%s: %d files; named in pom.xml and testbed/cli/pom.xml%n", module, files.size());
    out.printf("the kit:   mvn -q -pl protocols/%s -am test%n", names.protocol());
    out.printf("format:    mvn -q -pl protocols/%s spotless:apply%n", names.protocol());
    out.printf("installed: ./rhenea explain '%s(n1)'%n", names.protocol());
    out.flush();
    return Exit.VALID;
  }

  private ProtocolNames names() {
    try {
      ProtocolNames names = ProtocolNames.of(name);
      if (!catalogue.hosting(names.protocol()).isEmpty()) {
        throw new IllegalArgumentException(
            "there is a protocol '%s' already".formatted(names.protocol()));
      }
      return names;
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()));
    }
  }
}
