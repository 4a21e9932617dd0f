package dev.rhenea.cli.check;

import dev.rhenea.checker.OperationCounts;
import dev.rhenea.checker.Verdict;
import dev.rhenea.checker.bank.BankChecker;
import dev.rhenea.checker.history.History;
import dev.rhenea.checker.history.HistoryTooLargeException;
import dev.rhenea.checker.history.IllegalHistoryException;
import dev.rhenea.checker.history.MalformedHistoryException;
import dev.rhenea.checker.history.Value;
import dev.rhenea.checker.linear.Judgement;
import dev.rhenea.cli.result.RunEnvironment;
import dev.rhenea.cli.terminal.Exit;
import dev.rhenea.cli.terminal.Json;
import dev.rhenea.cli.terminal.Span;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rhenea check --model M FILE}: is this history one that a correct system can produce? */
@Command(
    name = "check",
    description = "Judges a history: Jepsen's EDN, or the same as JSON, one operation a line.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  rhenea check --model cas-register --keyed store/latest/history.edn",
      "  rhenea check --model list-append --timeline found.html history.edn",
      "      transactions [[:append x 1] [:r y nil]], strictly serializable?",
      "  rhenea check --model bank --total 100 history.edn",
      "      reads {account balance}, transfers {:from a, :to b, :amount n}"
    },
    mixinStandardHelpOptions = true)
public final class CheckCommand implements Callable<Integer> {
  @Option(
      names = "--model",
      paramLabel = "M",
      required = true,
      description = "what it is a history of: ${COMPLETION-CANDIDATES}",
      converter = Subject.Reader.class)
  private Subject.Kind kind;

  @Parameters(paramLabel = "FILE", description = "the history")
  private Path file;

  @Option(names = "--keyed", description = "there is one object for each key: values are [key v]")
  private boolean keyed;

  @Option(
      names = "--initial",
      paramLabel = "V",
      description = "what registers hold at first, an integer or a string (default: nil)")
  private @Nullable String initial;

  @Option(
      names = "--dense",
      description = "a log has no position without an entry (default: those may hold fillers)")
  private boolean dense;

  @Option(
      names = "--total",
      paramLabel = "N",
      description = "what all accounts of a bank add up to (default: what the first read says)")
  private @Nullable Long total;

  @Option(
      names = "--negative-balances",
      description = "accounts of a bank may be overdrawn (default: that is a violation)")
  private boolean negativeBalances;

  @Option(
      names = "--timeout",
      paramLabel = "D",
      description = "how long a search may take, such as 30s or 5m (default: ${DEFAULT-VALUE})",
      converter = Span.class,
      defaultValue = "1m")
  private Duration timeout;

  @Option(
      names = "--timeline",
      paramLabel = "FILE.html",
      description = "draw what was found, or the beginning of the history, as a page")
  private @Nullable Path timeline;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try {
      return check();
    } catch (MalformedHistoryException e) {
      return refuse("%s:%d:%d: %s".formatted(file, e.line(), e.column(), e.what()));
    } catch (NoSuchFileException e) {
      return refuse("there is no file '" + e.getMessage() + "'");
    } catch (CharacterCodingException e) {
      return refuse(file + ": not a text in UTF-8");
    } catch (IOException e) {
      return refuse("cannot read or write '" + file + "': " + e.getMessage());
    }
  }

  private int refuse(String message) {
    spec.commandLine().getErr().println(message);
    return Exit.USAGE;
  }

  private int check() throws IOException {
    if (Files.isDirectory(file)) {
      return refuse("'" + file + "' is a folder; name a file in it");
    }
    Subject subject = new Subject(kind, keyed, dense, initialValue(), bank());
    History history = null;
    Judgement judgement;
    try {
      history = new HistoryFile(file).read();
      judgement = subject.judge(history, timeout);
    } catch (HistoryTooLargeException e) {
      judgement = unknown(e.getMessage());
    } catch (OutOfMemoryError e) {
      judgement = unknown("the memory of this process is used up");
    } catch (IllegalHistoryException e) {
      throw new HistoryFile(file).located(e);
    }
    Path drawn = history == null ? null : timeline;
    CheckResult result = new CheckResult(subject, judgement, environment(), drawn);
    if (drawn != null && history != null) {
      Files.writeString(drawn, TimelinePage.render(result, file, history));
    }
    report(result);
    return result.validity().exit();
  }

  private static Judgement unknown(@Nullable String reason) {
    return new Judgement(
        new Verdict.Unknown(
            new OperationCounts(0, 0, 0),
            reason + "; give it a larger heap, as in JAVA_TOOL_OPTIONS=-Xmx8g"),
        List.of());
  }

  private Value initialValue() {
    if (initial == null) {
      return Value.nil();
    }
    try {
      return Value.of(Long.parseLong(initial));
    } catch (NumberFormatException e) {
      return Value.of(initial);
    }
  }

  private BankChecker bank() {
    return new BankChecker(
        total == null ? OptionalLong.empty() : OptionalLong.of(total), negativeBalances);
  }

  private RunEnvironment environment() {
    return RunEnvironment.of("rhenea check --model " + kind + " " + file);
  }

  private void report(CheckResult result) {
    var out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.print(CheckJson.of(result)));
    } else {
      out.print(CheckScreen.render(result));
      out.flush();
    }
  }
}
