package dev.rhenea.node.table.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.NodeId;
import dev.rhenea.payload.Payload;
import dev.rhenea.virtuallog.LogEntry;
import dev.rhenea.virtuallog.Lsn;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MachineTest {
  private final MemoryCells cells = new MemoryCells();
  private long next;

  private Result apply(Command command) {
    return apply(command, Optional.empty());
  }

  private Result apply(Command command, Optional<SessionCall> session) {
    Lsn lsn = new Lsn(next++);
    Envelope envelope = new Envelope(1, lsn.value(), session, command);
    return Machine.apply(cells, new LogEntry(lsn, envelope.encode())).orElseThrow().result();
  }

  private static Payload value(String text) {
    return Payload.utf8(text);
  }

  private static Found found(String key, String value, long version) {
    return new Found(key, Optional.of(new Row(value(value), new Lsn(version))));
  }

  private static Found none(String key) {
    return new Found(key, Optional.empty());
  }

  private static Command transaction(List<Guard> guards, Action... actions) {
    return new Command.Transact(new Transaction(guards, List.of(actions)));
  }

  private List<Found> read(String... keys) {
    return ((Result.Applied) Machine.read(cells, Transaction.reading(List.of(keys)), 1000)).found();
  }

  @Test
  void aTransactionSeesWhatItDid() {
    apply(new Command.Put("b", value("old")));
    Result result =
        apply(
            transaction(
                List.of(),
                new Action.Get("b"),
                new Action.Put("a", value("1")),
                new Action.Delete("b"),
                new Action.Get("a"),
                new Action.Get("b")));
    assertThat(result)
        .isEqualTo(
            new Result.Applied(
                new Lsn(1), List.of(found("b", "old", 0), found("a", "1", 1), none("b"))));
    assertThat(read("a", "b")).containsExactly(found("a", "1", 1), none("b"));
  }

  @Test
  void allGuardsAreJudgedBeforeAnythingIsDone() {
    apply(new Command.Put("a", value("1")));
    Result result =
        apply(
            transaction(
                List.of(new Guard.Value("a", value("1")), new Guard.Version("b", Lsn.ZERO)),
                new Action.Put("a", value("2")),
                new Action.Put("b", value("2"))));
    assertThat(result).isEqualTo(new Result.GuardFailed(new Lsn(1), 1, none("b")));
    assertThat(read("a", "b")).containsExactly(found("a", "1", 0), none("b"));
  }

  /** A value that was there before is told from the same one written again. */
  @Test
  void aVersionIsGoodForOneWrite() {
    apply(new Command.Put("a", value("1")));
    apply(new Command.Put("a", value("1")));
    Command guarded =
        transaction(List.of(new Guard.Version("a", Lsn.ZERO)), new Action.Delete("a"));
    assertThat(apply(guarded).isApplied()).isFalse();
    assertThat(
            apply(transaction(List.of(new Guard.Version("a", new Lsn(1))), new Action.Delete("a")))
                .isApplied())
        .isTrue();
    assertThat(apply(transaction(List.of(new Guard.Absent("a")), new Action.Get("a"))).isApplied())
        .isTrue();
  }

  @Test
  void whatReadsTooMuchDoesNothing() {
    Payload large = Payload.wrap(new byte[Machine.LARGEST_ANSWER / 2 + 1]);
    apply(new Command.Put("a", large));
    Result result =
        apply(
            transaction(
                List.of(),
                new Action.Put("b", value("1")),
                new Action.Get("a"),
                new Action.Get("a")));
    assertThat(result).isEqualTo(new Result.AnswerTooLarge(new Lsn(1)));
    assertThat(read("b")).containsExactly(none("b"));
  }

  @Test
  void aCallTakesEffectOnce() {
    Lsn session = apply(new Command.OpenSession()).lsn();
    Optional<SessionCall> call = Optional.of(new SessionCall(session, 1));
    Command once =
        transaction(
            List.of(new Guard.Absent("a")), new Action.Put("a", value("1")), new Action.Get("a"));
    Result first = apply(once, call);
    apply(new Command.Put("a", value("2")));
    assertThat(apply(once, call)).isEqualTo(first);
    assertThat(read("a")).containsExactly(found("a", "2", 2));
  }

  @Test
  void aFailureIsRememberedToo() {
    Lsn session = apply(new Command.OpenSession()).lsn();
    Optional<SessionCall> call = Optional.of(new SessionCall(session, 1));
    Command guarded = new Command.CompareAndSet("a", Optional.of(value("1")), value("2"));
    Result first = apply(guarded, call);
    apply(new Command.Put("a", value("1")));
    assertThat(apply(guarded, call)).isEqualTo(first).isInstanceOf(Result.GuardFailed.class);
    assertThat(read("a")).containsExactly(found("a", "1", 2));
  }

  /** A try that was long under way, after its client went on. */
  @Test
  void anOldCallIsRefused() {
    Lsn session = apply(new Command.OpenSession()).lsn();
    apply(new Command.Put("a", value("1")), Optional.of(new SessionCall(session, 4)));
    assertThat(apply(new Command.Delete("a"), Optional.of(new SessionCall(session, 3))))
        .isEqualTo(new Result.NumberPassed(new Lsn(2), 4));
    assertThat(read("a")).containsExactly(found("a", "1", 1));
  }

  @Test
  void whoHasNoSessionIsRefused() {
    Lsn never = new Lsn(77);
    assertThat(apply(new Command.Delete("a"), Optional.of(new SessionCall(never, 1))))
        .isEqualTo(new Result.NoSession(new Lsn(0), never));
    assertThat(cells.content()).isEmpty();
  }

  /** Bounded by the log alone: the one that was used least recently goes, not the oldest. */
  @Test
  void oneSessionTooManyEndsTheLeastRecentlyUsed() {
    Lsn first = apply(new Command.OpenSession()).lsn();
    Lsn second = apply(new Command.OpenSession()).lsn();
    for (int i = 2; i < Sessions.MOST; i++) {
      apply(new Command.OpenSession());
    }
    Command put = new Command.Put("a", value("1"));
    apply(put, Optional.of(new SessionCall(first, 1)));
    int cellsOfMost = cells.content().size();
    apply(new Command.OpenSession());
    assertThat(apply(put, Optional.of(new SessionCall(first, 2))).isApplied()).isTrue();
    assertThat(apply(put, Optional.of(new SessionCall(second, 1))))
        .isInstanceOf(Result.NoSession.class);
    assertThat(cells.content()).hasSize(cellsOfMost);
  }

  @Test
  void theLatestAnnouncementCounts() {
    NodeId node = new NodeId("n1");
    apply(new Command.Announce(node, new Lsn(9)));
    apply(new Command.Announce(new NodeId("n2"), new Lsn(3)));
    apply(new Command.Announce(node, new Lsn(4))); // it lost its disk
    assertThat(Replicas.durable(cells))
        .containsEntry(node, new Lsn(4))
        .containsEntry(new NodeId("n2"), new Lsn(3))
        .hasSize(2);
  }

  @Test
  void aPageShowsKeysInOrderAndWhereToGoOn() {
    for (String key : List.of("b", "a", "ab", "\u00e9", "c", "\ud83d\ude00")) {
      apply(new Command.Put(key, value(key)));
    }
    assertThat(keys(Page.of(cells, KeyRange.prefix("a"), 9, 99))).containsExactly("a", "ab");
    assertThat(keys(Page.of(cells, KeyRange.of("ab", Optional.of("c")), 9, 99)))
        .containsExactly("ab", "b");
    Page two = Page.of(cells, KeyRange.of("", Optional.empty()), 4, 99);
    assertThat(keys(two)).containsExactly("a", "ab", "b", "c");
    assertThat(two.next()).contains(Layout.row("\u00e9"));
    Page rest = Page.of(cells, KeyRange.of("", Optional.empty()).from(Layout.row("\u00e9")), 4, 99);
    assertThat(keys(rest)).containsExactly("\u00e9", "\ud83d\ude00");
    assertThat(rest.next()).isEmpty();
    assertThat(keys(Page.of(cells, KeyRange.of("", Optional.empty()), 4, 1))).containsExactly("a");
    assertThat(keys(Page.of(cells, KeyRange.prefix(""), 9, 99))).hasSize(6);
    assertThat(keys(Page.of(cells, KeyRange.of("c", Optional.of("b")), 9, 99))).isEmpty();
  }

  private static List<String> keys(Page page) {
    return page.rows().stream().map(Found::key).toList();
  }

  /**
   * What stands on the disks of replicas that were started by this version: a change of it is a new
   * {@link Layout#FORMAT}.
   */
  @Test
  void theCellsOfFormatTwoAreWhatTheyAre() throws IOException {
    Lsn session = apply(new Command.OpenSession()).lsn();
    Command read = transaction(List.of(), new Action.Put("a", value("1")), new Action.Get("a"));
    apply(read, Optional.of(new SessionCall(session, 1)));
    Lsn other = apply(new Command.OpenSession()).lsn();
    apply(
        new Command.CompareAndSet("a", Optional.empty(), value("2")),
        Optional.of(new SessionCall(other, 1)));
    apply(new Command.Announce(new NodeId("n2"), new Lsn(3)));
    cells.put(Layout.CURSOR_CELL, Layout.encode(new Lsn(next)));
    assertThat(written()).containsExactlyElementsOf(golden("cells-2.hex"));
  }

  @Test
  void theCellsOfFormatThreeAreWhatTheyAre() throws IOException {
    Lsn session = apply(new Command.OpenSession()).lsn();
    apply(
        new Command.CreateIndex(
            "i", new IndexDefinition("p", Optional.of(JsonPointer.parse("/a")))));
    apply(new Command.DropIndex("j"), Optional.of(new SessionCall(session, 1)));
    apply(new Command.Put("p1", value("{\"a\": -12.5}")));
    apply(new Command.Put("p2", value("{\"a\": 1e3}")));
    apply(new Command.Put("p3", value("{\"a\": \"\u00e9\"}")));
    apply(new Command.Put("p4", value("{\"a\": true}")));
    cells.put(Layout.CURSOR_CELL, Layout.encode(new Lsn(next)));
    assertThat(written()).containsExactlyElementsOf(golden("cells-3.hex"));
  }

  private List<String> written() {
    return cells.content().entrySet().stream()
        .map(cell -> hex(cell.getKey()) + ": " + hex(cell.getValue()))
        .toList();
  }

  private static List<String> golden(String name) throws IOException {
    try (InputStream file = MachineTest.class.getResourceAsStream(name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static String hex(Payload bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }

  @Test
  void whatIsNoCommandDoesNothing() {
    assertThat(Machine.apply(cells, new LogEntry(Lsn.ZERO, value("raw")))).isEmpty();
    assertThat(cells.content()).isEmpty();
  }
}
