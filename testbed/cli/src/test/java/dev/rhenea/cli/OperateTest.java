package dev.rhenea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rhenea.cli.Operator.Ended;
import dev.rhenea.cli.client.Answer;
import dev.rhenea.cli.client.HttpClients;
import dev.rhenea.cli.client.NodeClient;
import dev.rhenea.cli.terminal.Exit;
import dev.rhenea.environment.NodeId;
import dev.rhenea.node.transport.HostPort;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A cluster of three processes to play with, which every test leaves as well as it found it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperateTest {
  private static @TempDir Path folder;

  @BeforeAll
  void up() {
    assertThat(operator().rhenea(Exit.VALID, "up", "--ports", "0"))
        .contains("3 nodes are up", "n1   http://127.0.0.1:", folder.toString());
  }

  @AfterAll
  void down() {
    assertThat(operator().rhenea(Exit.VALID, "down", "--wipe"))
        .contains("n1   stopped", "n2   stopped", "n3   stopped");
    assertThat(folder).doesNotExist();
    assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive)).isEmpty();
  }

  private static Operator operator() {
    return new Operator(folder);
  }

  private static Ended rhenea(String... arguments) {
    return operator().rhenea(arguments);
  }

  private long append(String text, String log) throws Exception {
    Ended appended = rhenea("append", text, "--log", log, "--json");
    assertThat(appended.status()).as(appended.err()).isEqualTo(Exit.VALID);
    return appended.json().at("/lsn").asLong();
  }

  private String addressOf(int node) throws Exception {
    return rhenea("status", "--json").json().at("/nodes/" + (node - 1) + "/http").asText();
  }

  @Test
  void aFolderThatIsUpIsNotStartedTwice() {
    Ended again = rhenea("up");
    assertThat(again.status()).isEqualTo(Exit.UNKNOWN);
    assertThat(again.err()).hasLineCount(1).contains("is up already", "rhenea down");
  }

  @Test
  void statusShowsNodesAndChains() throws Exception {
    append("something", "default");
    Ended text = rhenea("status");
    assertThat(text.status()).isEqualTo(Exit.VALID);
    assertThat(text.out())
        .contains("n1   up", "Acceptor", "LogServer", "zookeeper", "log default: tail ", "▶ ")
        .contains("nothing pending");
    JsonNode json = rhenea("status", "--json").json();
    assertThat(json.at("/nodes")).hasSize(3);
    assertThat(json.at("/nodes/0/state").asText()).isEqualTo("up");
    assertThat(json.at("/nodes/0/pid").asLong()).isPositive();
    JsonNode log = log(json, "default");
    assertThat(log.at("/tail").asLong()).isPositive();
    assertThat(log.at("/segments").isEmpty()).isFalse();
  }

  /** Other tests may have made others. */
  private static JsonNode log(JsonNode status, String name) {
    return StreamSupport.stream(status.at("/logs").spliterator(), false)
        .filter(log -> log.at("/log").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatIsAppendedIsReadUntilItIsTrimmed() throws Exception {
    long first = append("one", "default");
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream("two\nthr\tee\n".getBytes(StandardCharsets.UTF_8)));
    Ended lines = rhenea("append", "-");
    System.setIn(before);
    assertThat(lines.status()).as(lines.err()).isEqualTo(Exit.VALID);
    assertThat(lines.out().lines()).hasSize(2);

    String from = Long.toString(first);
    Ended read = rhenea("read", "--from", from, "--limit", "3");
    assertThat(read.out().lines().map(line -> line.substring(8)))
        .containsExactly("one", "two", "thr\\tee");
    assertThat(rhenea("trim", Long.toString(first + 1)).out().strip())
        .isEqualTo(Long.toString(first + 1));
    Ended rest = rhenea("read", "--from", from, "--limit", "1", "--json");
    assertThat(rest.err()).contains("everything below " + (first + 1) + " is trimmed");
    assertThat(rest.json().at("/value").asText()).isEqualTo("two");
  }

  @Test
  void anyNodeLeadsToTheCluster() throws Exception {
    append("anything", "default");
    Ended read = Operator.elsewhere("read", "--node", "http://" + addressOf(3), "--limit", "1");
    assertThat(read.status()).as(read.err()).isEqualTo(Exit.VALID);
    assertThat(read.out()).hasLineCount(1);
    Ended nobody = Operator.elsewhere("status", "--node", "127.0.0.1:1");
    assertThat(nobody.status()).isEqualTo(Exit.UNKNOWN);
    assertThat(nobody.err()).contains("no node answers at 127.0.0.1:1").hasLineCount(1);
    assertThat(Operator.elsewhere("status", "--node", "here").status()).isEqualTo(Exit.USAGE);
  }

  @Test
  void anotherLogIsMadeOnPurpose() throws Exception {
    assertThat(rhenea("append", "x", "--log", "mine").err()).contains("no log 'mine' here");
    assertThat(rhenea("logs", "create", "mine").out()).contains("log mine is there");
    assertThat(append("x", "mine")).isZero();
    assertThat(rhenea("logs").out()).contains("default ", "mine ", "table ", "began on native(");
    Ended wrong = rhenea("logs", "create", "other", "nativ(n1)");
    assertThat(wrong.status()).isEqualTo(Exit.USAGE);
    assertThat(wrong.err()).contains("did you mean 'native'?");
  }

  /** Delos, section 3: a reader does not notice which segment an entry stands in. */
  @Test
  void aFollowerReadsAcrossASwitch() throws Exception {
    long tail = append("before", "default") + 1;
    CompletableFuture<Ended> follower =
        CompletableFuture.supplyAsync(
            () -> rhenea("read", "--from", Long.toString(tail), "--follow", "--limit", "2"));
    append("old", "default");
    Ended switched = operator().switchTo("stripe(native(n1, n2, n3), native(n1, n2, n3))");
    assertThat(switched.status()).as(switched.err()).isEqualTo(Exit.VALID);
    assertThat(switched.out())
        .contains("log default is switched at ", "from  s", "stripe(native(n1, n2, n3)");
    append("new", "default");
    Ended followed = follower.get(60, TimeUnit.SECONDS);
    assertThat(followed.out().lines().map(line -> line.substring(8))).containsExactly("old", "new");
    JsonNode back = operator().switchTo("native(n1, n2, n3)", "--json").json();
    assertThat(back.at("/to/composition").asText()).isEqualTo("native(n1, n2, n3)");
  }

  @Test
  void aSwitchToWhatCannotBeIsRefusedAsExplainRefusesIt() {
    String wrong = "native(n1, n2, n9, sequenser: n2)";
    Ended refused = rhenea("switch", wrong);
    assertThat(refused.status()).isEqualTo(Exit.USAGE);
    assertThat(refused.err())
        .isEqualTo(Operator.elsewhere("explain", wrong, "--nodes", "n1,n2,n3").err());
  }

  @Test
  void whatIsNotThereIsOneClearError() {
    Ended log = rhenea("append", "x", "--log", "lgo");
    assertThat(log.status()).isEqualTo(Exit.INVALID);
    assertThat(log.err()).contains("no log 'lgo' here; there is: default, ").hasLineCount(1);
    Ended table = rhenea("append", "x", "--log", "table");
    assertThat(table.status()).isEqualTo(Exit.INVALID);
    assertThat(table.err()).contains("the table alone appends to its log").hasLineCount(1);
    assertThat(rhenea("kill", "n7").status()).isEqualTo(Exit.USAGE);
    assertThat(rhenea("trim", "-1").status()).isEqualTo(Exit.USAGE);
  }

  @Test
  void anIndexIsMadeAskedAndTakenAway() throws Exception {
    try (HttpClients http = new HttpClients()) {
      NodeClient node =
          new NodeClient(http.client(), new NodeId("n1"), HostPort.parse(addressOf(1)));
      for (String age : List.of("9", "17", "170", "\"17\"")) {
        String key = "who/" + age.replace("\"", "q");
        byte[] value = "{\"age\": %s}".formatted(age).getBytes(StandardCharsets.UTF_8);
        assertThat(node.put(key, value).await()).isInstanceOf(Answer.Ok.class);
      }
    }
    Ended made = rhenea("indexes", "create", "by-age", "--prefix", "who/", "--field", "/age");
    assertThat(made.status()).as(made.err()).isEqualTo(Exit.VALID);
    assertThat(made.out()).contains("index by-age is ready");
    assertThat(rhenea("indexes").out())
        .contains("by-age", "/age of keys that begin with 'who/', ready");
    assertThat(rhenea("query", "by-age").out().lines())
        .containsExactly(
            "who/9  {\"age\": 9}",
            "who/17  {\"age\": 17}",
            "who/170  {\"age\": 170}",
            "who/q17q  {\"age\": \"17\"}");
    assertThat(rhenea("query", "by-age", "--from", "10", "--limit", "1").out())
        .startsWith("who/17 ");
    assertThat(rhenea("query", "by-age", "--equals", "1.70e2").out()).startsWith("who/170 ");
    String close = "17.00000000000000000000000000000000000001";
    assertThat(rhenea("query", "by-age", "--equals", close).out()).isEmpty();
    assertThat(rhenea("query", "by-age", "--equals", "1e99999999999").status())
        .isEqualTo(Exit.USAGE);
    assertThat(rhenea("query", "by-age", "--equals", "\"17\"").out()).startsWith("who/q17q ");
    assertThat(rhenea("query", "by-age", "--prefix", "1", "--json").json().at("/key").asText())
        .isEqualTo("who/q17q");
    Ended other = rhenea("indexes", "create", "by-age");
    assertThat(other.status()).isEqualTo(Exit.INVALID);
    assertThat(other.err()).contains("there is an index 'by-age' already").hasLineCount(1);
    assertThat(rhenea("indexes", "drop", "by-age").out()).contains("index by-age is gone");
    Ended gone = rhenea("query", "by-age");
    assertThat(gone.status()).isEqualTo(Exit.INVALID);
    assertThat(gone.err()).contains("no index 'by-age' here").hasLineCount(1);
    assertThat(rhenea("query", "by-age", "--limit", "0").status()).isEqualTo(Exit.USAGE);
  }

  /** The diagnosis is the one that Unavailable carries: who is missing, who may act. */
  @Test
  void withoutAMajorityTheDiagnosisNamesWhoIsMissing() throws Exception {
    assertThat(rhenea("diagnose").out()).contains("nothing stands in its way", " is open");
    assertThat(rhenea("kill", "n2", "n3").out()).contains("n2 killed", "n3 killed");
    try {
      assertThat(rhenea("kill", "n2").err()).contains("n2 is not running");
      Ended diagnosis = rhenea("diagnose");
      assertThat(diagnosis.status()).isEqualTo(Exit.INVALID);
      assertThat(diagnosis.out())
          .contains("the MetaStore does not answer, so no switch is possible", "missing: n2, n3")
          .contains("has no quorum", "neither appends nor a switch can go on before");
      Ended status = rhenea("status");
      assertThat(status.status()).isEqualTo(Exit.UNKNOWN);
      assertThat(status.out()).contains("n1   up", "n2   down", "n3   down", "tail not known");
      assertThat(rhenea("append", "lost?").err()).contains("nobody knows whether");
    } finally {
      Ended started = rhenea("start");
      assertThat(started.out()).as(started.err()).contains("n2 serves", "n3 serves");
    }
    assertThat(rhenea("diagnose").status()).isEqualTo(Exit.VALID);
  }

  @Test
  void aNodeThatEndedByItselfIsShownAndStartedAgain() throws Exception {
    long pid = rhenea("status", "--json").json().at("/nodes/2/pid").asLong();
    ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
    process.destroyForcibly();
    process.onExit().get(30, TimeUnit.SECONDS);
    assertThat(rhenea("status").out()).contains("n3   ended");
    assertThat(rhenea("start").out()).contains("n3 serves");
    assertThat(rhenea("start").out()).contains("all nodes are up");
    assertThat(rhenea("start", "n3").err()).contains("n3 runs already, as process ");
  }
}
