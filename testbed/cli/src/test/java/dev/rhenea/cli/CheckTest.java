package dev.rhenea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rhenea.cli.terminal.Exit;
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
  private HistoryFile history;

  @TempDir private Path folder;

  @BeforeEach
  void nameTheFile() {
    history = new HistoryFile(folder.resolve("history.edn"));
  }

  @Test
  void aValidHistory() throws IOException {
    assertThat(history.check("register", HistoryFile.REGISTER.formatted(2))).isEqualTo(Exit.VALID);
    assertThat(history.out())
        .startsWith("valid: no violation found")
        .contains("4 calls: 4 ok, 0 fail, 0 info");
    assertThat(history.err()).isEmpty();
  }

  @Test
  void anInvalidHistoryIsShownWithItsEvidence() throws IOException {
    assertThat(history.check("cas-register", HistoryFile.REGISTER.formatted(1)))
        .isEqualTo(Exit.INVALID);
    assertThat(history.out())
        .startsWith("invalid: 1 violation found")
        .contains("value-came-back", "operation 7 (read nil -> ok 1)");
  }

  /** A value that is written twice is beyond the near-linear checker. */
  @Test
  void repeatedValuesAreSearched() throws IOException {
    String twice = HistoryFile.REGISTER.replace(":value 2,", ":value 1,");
    assertThat(history.check("register", twice.formatted(1))).isEqualTo(Exit.VALID);
    assertThat(history.check("register", twice.formatted(3))).isEqualTo(Exit.INVALID);
    assertThat(history.out())
        .contains("no-linearization", "operation 7 (read nil -> ok 3) has no place")
        .containsPattern("can have become\\R +nil");
  }

  @Test
  void nothingObservedProvesNothing() throws IOException {
    String first =
        HistoryFile.REGISTER.lines().limit(2).reduce("", (all, line) -> all + line + "\n");
    assertThat(history.check("register", first)).isEqualTo(Exit.UNKNOWN);
    assertThat(history.out()).startsWith("unknown: no answer says anything about the state");
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
    assertThat(history.check("queue", json, "--json")).isEqualTo(Exit.INVALID);
    JsonNode result = new ObjectMapper().readTree(history.out());
    assertThat(result.at("/verdict").asText()).isEqualTo("invalid");
    assertThat(result.at("/reasons/0").asText()).isEqualTo("1 violation found");
    assertThat(result.at("/model").asText()).isEqualTo("queue");
    assertThat(result.at("/operations/ok").asInt()).isEqualTo(3);
    assertThat(result.at("/violations/0/rule").asText()).isEqualTo("no-linearization");
    assertThat(result.at("/counterExamples/0/stuck").asInt()).isEqualTo(4);
    assertThat(result.at("/counterExamples/0/endings/1/state").asText()).isEqualTo("[1 2]");
    assertThat(result.at("/environment/command").asText())
        .isEqualTo("rhenea check --model queue " + history.path());
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
          list-append | txn [[:append a 1] [:r a nil]] -> [[:append a 1] [:r a [1]]] | 0
          list-append | txn [[:append a 1]] -> [[:append a 1]]; txn [[:r a nil]] -> [[:r a []]] | 1
          list-append | txn [[:append a 1]] -> [[:append a 1]] | 2
          bank | read nil -> {0 7}; transfer {:from 0, :to 0, :amount 1} -> nil; read nil -> {0 7} | 0
          bank | read nil -> {0 7, 1 1}; read nil -> {0 7, 1 2}             | 1
          """)
  void everyModelHasItsOperations(String model, String calls, int status) throws IOException {
    assertThat(history.check(model, HistoryFile.oneByOne(calls)))
        .as(history.out())
        .isEqualTo(status);
  }

  /** As Jepsen writes it in JSON: names and accounts are strings. */
  @Test
  void transactionsAndBanksAreReadFromJson() throws IOException {
    String transactions =
        """
        {"index":0,"time":1,"type":"invoke","process":0,"f":"txn","value":[["append",5,1]]}
        {"index":1,"time":2,"type":"invoke","process":1,"f":"txn","value":[["r",5,null]]}
        {"index":2,"time":3,"type":"ok","process":0,"f":"txn","value":[["append",5,1]]}
        {"index":3,"time":4,"type":"ok","process":1,"f":"txn","value":[["r",5,%s]]}
        """;
    assertThat(history.check("list-append", transactions.formatted("[1]"))).isEqualTo(Exit.VALID);
    assertThat(history.out()).startsWith("valid: no violation found: transactions");
    assertThat(history.check("list-append", transactions.formatted("[2]"))).isEqualTo(Exit.INVALID);
    assertThat(history.out()).contains("never-appended (serializable): operation 1 read 2 in 5");
    String bank =
        """
        {"index":0,"time":1,"type":"invoke","process":0,"f":"transfer",\
        "value":{"from":0,"to":1,"amount":5}}
        {"index":1,"time":2,"type":"info","process":0,"f":"transfer",\
        "value":{"from":0,"to":1,"amount":5}}
        {"index":2,"time":3,"type":"invoke","process":1,"f":"read","value":null}
        {"index":3,"time":4,"type":"ok","process":1,"f":"read","value":{"0":-5,"1":15}}
        """;
    assertThat(history.check("bank", bank)).isEqualTo(Exit.INVALID);
    assertThat(history.out()).contains("negative-balance");
    assertThat(history.check("bank", bank, "--negative-balances")).isEqualTo(Exit.UNKNOWN);
    assertThat(history.check("bank", bank, "--negative-balances", "--total", "10"))
        .isEqualTo(Exit.VALID);
    assertThat(history.out()).contains("valid: no violation found: all reads show the same");
    assertThat(history.check("bank", bank, "--negative-balances", "--total", "11"))
        .isEqualTo(Exit.INVALID);
    assertThat(history.check("bank", bank, "--total", "much")).isEqualTo(Exit.USAGE);
  }

  @Test
  void keysHaveObjectsOfTheirOwn() throws IOException {
    String keyed =
        HistoryFile.oneByOne("write [1 5] -> [1 5]")
            + HistoryFile.oneByOne("read [2 nil] -> [2 0]")
                .replace("index 0", "index 2")
                .replace("index 1,", "index 3,");
    assertThat(history.check("register", keyed, "--keyed", "--initial", "0")).isEqualTo(Exit.VALID);
    assertThat(history.check("register", keyed, "--keyed")).isEqualTo(Exit.INVALID);
  }

  @Test
  void theTimelineIsAPageThatNeedsNothingElse() throws Exception {
    Path page = folder.resolve("timeline.html");
    assertThat(
            history.check(
                "register", HistoryFile.REGISTER.formatted(1), "--timeline", page.toString()))
        .isEqualTo(Exit.INVALID);
    String html = Files.readString(page);
    assertThat(html).contains("value-came-back", "marked", "prefers-color-scheme:dark");
    assertThat(html).doesNotContainPattern("(src|href)=|url\\(|@import");
    String svg = html.substring(html.indexOf("<svg"), html.indexOf("</svg>") + 6);
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new java.io.ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    assertThat(
            history.check(
                "register", HistoryFile.REGISTER.formatted(2), "--timeline", page.toString()))
        .isEqualTo(Exit.VALID);
    assertThat(Files.readString(page))
        .contains("The history")
        .doesNotContain("class='call ok marked");
  }

  @Test
  void anEmptyFileProvesNothing() throws IOException {
    assertThat(history.check("register", "")).isEqualTo(Exit.UNKNOWN);
    assertThat(history.check("log", "  ")).isEqualTo(Exit.UNKNOWN);
  }

  /** Sixty changes, all open, and a read that none of their orders explains. */
  @Test
  void aSearchThatTakesTooLongIsUnknown() throws IOException {
    StringBuilder edn = new StringBuilder();
    int index = 0;
    for (int i = 0; i < 60; i++) {
      edn.append(
          HistoryFile.operation(index++, i, "invoke", "cas", "[%d %d]".formatted(i % 7, i % 11)));
    }
    edn.append(HistoryFile.operation(index++, 60, "invoke", "read", "nil"));
    edn.append(HistoryFile.operation(index++, 60, "ok", "read", "99"));
    for (int i = 0; i < 60; i++) {
      edn.append(
          HistoryFile.operation(index++, i, "ok", "cas", "[%d %d]".formatted(i % 7, i % 11)));
    }
    assertThat(history.check("cas-register", edn.toString(), "--initial", "0", "--timeout", "1ms"))
        .isEqualTo(Exit.UNKNOWN);
    assertThat(history.out()).startsWith("unknown: ").contains("no answer in time");
  }
}
