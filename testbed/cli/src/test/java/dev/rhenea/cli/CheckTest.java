package dev.rhenea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rhenea.cli.terminal.Exit;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code rhenea check}: design section 8. */
class CheckTest {

  /** Reads return what was written last, but for the last read, if {@code %s} is not 2. */
  private static final String REGISTER =
      """
      ; a comment, as people write them
      {:process 0, :type :invoke, :f :write, :value 1, :time 1, :index 0}
      {:process 1, :type :invoke, :f :read, :value nil, :time 2, :index 1}
      {:process 0, :type :ok, :f :write, :value 1, :time 3, :index 2}
      {:process 1, :type :ok, :f :read, :value 1, :time 4, :index 3}
      {:process :nemesis, :type :info, :f :kill, :value {:n1 :killed}, :time 4, :index 4}
      {:process 0, :type :invoke, :f :write, :value 2, :time 5, :index 5}
      {:process 0, :type :ok, :f :write, :value 2, :time 6, :index 6}
      {:process 1, :type :invoke, :f :read, :value nil, :time 7, :index 7, :error "none"}
      {:process 1, :type :ok, :f :read, :value %s, :time 8, :index 8}
      """;

  private final Session rhenea = new Session();
  private Path file;

  @TempDir private Path folder;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("history.edn");
  }

  private int check(String model, String text, String... more) throws IOException {
    Files.writeString(file, text);
    String[] arguments = new String[more.length + 4];
    arguments[0] = "check";
    arguments[1] = "--model";
    arguments[2] = model;
    arguments[3] = file.toString();
    System.arraycopy(more, 0, arguments, 4, more.length);
    return rhenea.run(arguments);
  }

  @Test
  void aValidHistory() throws IOException {
    assertThat(check("register", REGISTER.formatted(2))).isEqualTo(Exit.VALID);
    assertThat(rhenea.out())
        .startsWith("valid: no violation found")
        .contains("4 calls: 4 ok, 0 fail, 0 info");
    assertThat(rhenea.err()).isEmpty();
  }

  @Test
  void anInvalidHistoryIsShownWithItsEvidence() throws IOException {
    assertThat(check("cas-register", REGISTER.formatted(1))).isEqualTo(Exit.INVALID);
    assertThat(rhenea.out())
        .startsWith("invalid: 1 violation found")
        .contains("value-came-back", "operation 7 (read nil -> ok 1)");
  }

  /** A value that is written twice is beyond the near-linear checker. */
  @Test
  void repeatedValuesAreSearched() throws IOException {
    String twice = REGISTER.replace(":value 2,", ":value 1,");
    assertThat(check("register", twice.formatted(1))).isEqualTo(Exit.VALID);
    assertThat(check("register", twice.formatted(3))).isEqualTo(Exit.INVALID);
    assertThat(rhenea.out())
        .contains("no-linearization", "operation 7 (read nil -> ok 3) has no place")
        .containsPattern("can have become\\R +nil");
  }

  @Test
  void nothingObservedProvesNothing() throws IOException {
    String first = REGISTER.lines().limit(2).reduce("", (all, line) -> all + line + "\n");
    assertThat(check("register", first)).isEqualTo(Exit.UNKNOWN);
    assertThat(rhenea.out()).startsWith("unknown: no answer says anything about the state");
  }

  @Test
  void jsonIsReadAndWritten() throws IOException {
    String json =
        """
        {"index":0,"time":1,"type":"invoke","process":0,"f":"enqueue","value":1}
        {"index":1,"time":2,"type":"ok","process":0,"f":"enqueue","value":1}
        {"index":2,"time":3,"type":"invoke","process":0,"f":"enqueue","value":2}
        {"index":3,"time":4,"type":"ok","process":0,"f":"enqueue","value":2}
        {"index":4,"time":5,"type":"invoke","process":0,"f":"dequeue","value":null}
        {"index":5,"time":6,"type":"ok","process":0,"f":"dequeue","value":2}
        """;
    assertThat(check("queue", json, "--json")).isEqualTo(Exit.INVALID);
    JsonNode result = new ObjectMapper().readTree(rhenea.out());
    assertThat(result.at("/verdict").asText()).isEqualTo("invalid");
    assertThat(result.at("/reasons/0").asText()).isEqualTo("1 violation found");
    assertThat(result.at("/model").asText()).isEqualTo("queue");
    assertThat(result.at("/operations/ok").asInt()).isEqualTo(3);
    assertThat(result.at("/violations/0/rule").asText()).isEqualTo("no-linearization");
    assertThat(result.at("/counterExamples/0/stuck").asInt()).isEqualTo(4);
    assertThat(result.at("/counterExamples/0/endings/1/state").asText()).isEqualTo("[1 2]");
    assertThat(result.at("/environment/command").asText())
        .isEqualTo("rhenea check --model queue " + file);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          set   | add 1 -> nil; read nil -> [1]                             | 0
          set   | add 1 -> nil; read nil -> []                              | 1
          set   | add 1 -> nil; remove 1 -> nil; contains 1 -> true         | 1
          queue | enqueue 1 -> nil; dequeue nil -> 1; dequeue nil -> nil    | 0
          log   | append 7 -> [0 7]; read [0 9] -> [[0 7]]                  | 0
          log   | append 7 -> [0 7]; read [0 9] -> []                       | 1
          table | write [a 1] -> nil; multi-get [a b] -> [[a 1] [b nil]]    | 0
          table | txn [[:w a 1] [:r b nil]] -> [[:w a 1] [:r b 2]]          | 1
          """)
  void everyModelHasItsOperations(String model, String calls, int status) throws IOException {
    assertThat(check(model, oneByOne(calls))).as(rhenea.out()).isEqualTo(status);
  }

  /** Calls are {@code f argument -> result}. */
  private static String oneByOne(String calls) {
    StringBuilder edn = new StringBuilder();
    int index = 0;
    for (String call : calls.split(";", -1)) {
      String[] halves = call.strip().split(" -> ", 2);
      String[] asked = halves[0].split(" ", 2);
      for (String type : new String[] {"invoke", "ok"}) {
        edn.append("{:index %d, :time %d, :type :%s".formatted(index, index, type))
            .append(", :process 0, :f :%s".formatted(asked[0]))
            .append(", :value %s}\n".formatted(type.equals("ok") ? halves[1] : asked[1]));
        index++;
      }
    }
    return edn.toString();
  }

  @Test
  void keysHaveObjectsOfTheirOwn() throws IOException {
    String keyed =
        oneByOne("write [1 5] -> [1 5]")
            + oneByOne("read [2 nil] -> [2 0]")
                .replace("index 0", "index 2")
                .replace("index 1,", "index 3,");
    assertThat(check("register", keyed, "--keyed", "--initial", "0")).isEqualTo(Exit.VALID);
    assertThat(check("register", keyed, "--keyed")).isEqualTo(Exit.INVALID);
  }

  @Test
  void theTimelineIsAPageThatNeedsNothingElse() throws Exception {
    Path page = folder.resolve("timeline.html");
    assertThat(check("register", REGISTER.formatted(1), "--timeline", page.toString()))
        .isEqualTo(Exit.INVALID);
    String html = Files.readString(page);
    assertThat(html).contains("value-came-back", "marked", "prefers-color-scheme:dark");
    assertThat(html).doesNotContainPattern("(src|href)=|url\\(|@import");
    String svg = html.substring(html.indexOf("<svg"), html.indexOf("</svg>") + 6);
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new java.io.ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    assertThat(check("register", REGISTER.formatted(2), "--timeline", page.toString()))
        .isEqualTo(Exit.VALID);
    assertThat(Files.readString(page))
        .contains("The history")
        .doesNotContain("class='call ok marked");
  }

  @Test
  void malformedFilesAreReportedWithLineAndColumn() throws IOException {
    assertThat(check("register", REGISTER.formatted("1 2"))).isEqualTo(Exit.USAGE);
    assertThat(rhenea.out()).isEmpty();
    assertThat(rhenea.err().lines()).hasSize(1);
    assertThat(rhenea.err()).startsWith(file + ":10:").contains("expected");
  }

  @Test
  void aTruncatedFileIsMalformed() throws IOException {
    String whole = REGISTER.formatted(2).strip();
    assertThat(check("register", whole.substring(0, whole.length() - 5))).isEqualTo(Exit.USAGE);
    assertThat(rhenea.err()).startsWith(file + ":10:").contains("the end of the line");
  }

  @Test
  void anOperationOfAnotherModelIsReportedWithItsLine() throws IOException {
    assertThat(check("queue", REGISTER.formatted(2))).isEqualTo(Exit.USAGE);
    assertThat(rhenea.err())
        .startsWith(file + ":2:1: operation 0: a queue knows enqueue and dequeue, but not 'write'");
  }

  @Test
  void aResultOfTheWrongShapeIsReportedWithItsLine() throws IOException {
    assertThat(check("log", oneByOne("append 7 -> 7"))).isEqualTo(Exit.USAGE);
    assertThat(rhenea.err()).startsWith(file + ":2:1: operation 1: the value of ok append must be");
  }

  @Test
  void deepNestingIsRefused() throws IOException {
    assertThat(check("register", REGISTER.formatted("[".repeat(100_000)))).isEqualTo(Exit.USAGE);
    assertThat(rhenea.err()).startsWith(file + ":10:").contains("nest deeper than 200");
  }

  @Test
  void aLineOfAHundredMegabytesIsRefused() throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("{:index 0, :value \"");
      String megabyte = "x".repeat(1 << 20);
      for (int i = 0; i < 100; i++) {
        out.write(megabyte);
      }
    }
    assertThat(rhenea.run("check", "--model", "register", file.toString())).isEqualTo(Exit.USAGE);
    assertThat(rhenea.err()).startsWith(file + ":1:").contains("longer than");
  }

  @Test
  void whatIsNoTextIsRefused() throws IOException {
    Files.write(file, new byte[] {'{', (byte) 0xff, (byte) 0xfe});
    assertThat(rhenea.run("check", "--model", "set", file.toString())).isEqualTo(Exit.USAGE);
    assertThat(rhenea.err()).startsWith(file + ": not a text in UTF-8");
  }

  @Test
  void anEmptyFileProvesNothing() throws IOException {
    assertThat(check("register", "")).isEqualTo(Exit.UNKNOWN);
    assertThat(check("log", "  ")).isEqualTo(Exit.UNKNOWN);
  }

  /** Sixty changes, all open, and a read that none of their orders explains. */
  @Test
  void aSearchThatTakesTooLongIsUnknown() throws IOException {
    StringBuilder edn = new StringBuilder();
    int index = 0;
    for (int i = 0; i < 60; i++) {
      edn.append(operation(index++, i, "invoke", "cas", "[%d %d]".formatted(i % 7, i % 11)));
    }
    edn.append(operation(index++, 60, "invoke", "read", "nil"));
    edn.append(operation(index++, 60, "ok", "read", "99"));
    for (int i = 0; i < 60; i++) {
      edn.append(operation(index++, i, "ok", "cas", "[%d %d]".formatted(i % 7, i % 11)));
    }
    assertThat(check("cas-register", edn.toString(), "--initial", "0", "--timeout", "1ms"))
        .isEqualTo(Exit.UNKNOWN);
    assertThat(rhenea.out()).startsWith("unknown: ").contains("no answer in time");
  }

  private static String operation(int index, int process, String type, String f, String value) {
    return "{:index %d, :time %d, :type :%s, :process %d, :f :%s, :value %s}\n"
        .formatted(index, index, type, process, f, value);
  }

  @Test
  void wrongArgumentsAreUsageErrors() throws IOException {
    assertThat(rhenea.run("check", "--model", "register", folder.resolve("absent").toString()))
        .isEqualTo(Exit.USAGE);
    assertThat(rhenea.err()).contains("there is no file '" + folder.resolve("absent") + "'");
    assertThat(rhenea.run("check", "--model", "set", folder.toString())).isEqualTo(Exit.USAGE);
    assertThat(rhenea.err()).contains("is a folder");
    assertThat(check("stack", "")).isEqualTo(Exit.USAGE);
    assertThat(rhenea.err())
        .contains("no model 'stack'; there are: register, cas-register, set, queue, log, table");
    assertThat(check("set", "", "--timeout", "soon")).isEqualTo(Exit.USAGE);
    assertThat(rhenea.err()).contains("a span is written like 500ms, 30s or 5m");
  }

  /** A history of fifty megabytes in a process of sixty-four: no verdict, and no crash. */
  @Test
  void whatDoesNotFitTheMemoryIsUnknown() throws Exception {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int index = 0; index < 600_000; index++) {
        String type = index % 2 == 0 ? "invoke" : "ok";
        out.write(operation(index, 0, type, "write", Integer.toString(index / 2)));
      }
    }
    Path printed = folder.resolve("printed");
    Process check =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.rhenea.cli.Rhenea",
                "check",
                "--model",
                "register",
                file.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .redirectOutput(printed.toFile())
            .start();
    assertThat(check.waitFor()).isEqualTo(Exit.UNKNOWN);
    assertThat(printed)
        .content()
        .containsPattern("^unknown: the history takes more than [12]\\d MiB")
        .contains("larger heap");
  }
}
