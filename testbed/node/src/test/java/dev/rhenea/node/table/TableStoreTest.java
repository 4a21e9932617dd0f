package dev.rhenea.node.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.node.table.machine.Command;
import dev.rhenea.node.table.machine.Envelope;
import dev.rhenea.node.table.machine.Found;
import dev.rhenea.node.table.machine.IndexDefinition;
import dev.rhenea.node.table.machine.IndexQuery;
import dev.rhenea.node.table.machine.IndexRange;
import dev.rhenea.node.table.machine.KeyRange;
import dev.rhenea.node.table.machine.Lookup;
import dev.rhenea.node.table.machine.Machine;
import dev.rhenea.node.table.machine.Page;
import dev.rhenea.node.table.machine.Range;
import dev.rhenea.node.table.machine.Result;
import dev.rhenea.node.table.machine.Row;
import dev.rhenea.node.table.machine.SessionCall;
import dev.rhenea.node.table.machine.Sessions;
import dev.rhenea.node.table.machine.Transaction;
import dev.rhenea.payload.Payload;
import dev.rhenea.virtuallog.LogEntry;
import dev.rhenea.virtuallog.Lsn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableStoreTest {
  @TempDir private Path folder;

  private static List<LogEntry> entries(long from, Command... commands) {
    List<LogEntry> entries = new ArrayList<>();
    for (int i = 0; i < commands.length; i++) {
      entries.add(
          new LogEntry(
              new Lsn(from + i),
              new Envelope(1, from + i, Optional.empty(), commands[i]).encode()));
    }
    return entries;
  }

  private static Result read(TableStore store, String... keys) {
    return store.read(Transaction.reading(List.of(keys)));
  }

  private static Result applied(long lsn, Found... found) {
    return new Result.Applied(new Lsn(lsn), List.of(found));
  }

  private static Found found(String key, String value, long version) {
    return new Found(key, Optional.of(new Row(value(value), new Lsn(version))));
  }

  private static Found none(String key) {
    return new Found(key, Optional.empty());
  }

  private static Payload value(String text) {
    return Payload.utf8(text);
  }

  private static Command cas(String expected, String value) {
    return new Command.CompareAndSet(
        "k",
        Optional.of(expected).filter(text -> !text.isEmpty()).map(Payload::utf8),
        value(value));
  }

  @Test
  void commandsOfOneBatchSeeEachOther() throws Exception {
    try (TableStore store = TableStore.open(folder)) {
      List<Machine.Reply> replies =
          store
              .apply(
                  entries(0, cas("", "a"), cas("", "b"), cas("a", "c"), new Command.Delete("k")),
                  new Lsn(4))
              .replies();
      assertThat(replies)
          .extracting(Machine.Reply::result)
          .containsExactly(
              applied(0),
              new Result.GuardFailed(new Lsn(1), 0, found("k", "a", 0)),
              applied(2),
              applied(3));
      assertThat(read(store, "k")).isEqualTo(applied(4, none("k")));
    }
  }

  @Test
  void aReadShowsAllKeysAsOfOnePosition() throws Exception {
    try (TableStore store = TableStore.open(folder)) {
      store.apply(
          entries(0, new Command.Put("a", value("1")), new Command.Put("b", value("2"))),
          new Lsn(9));
      assertThat(read(store, "b", "none", "a"))
          .isEqualTo(applied(9, found("b", "2", 1), none("none"), found("a", "1", 0)));
    }
  }

  @Test
  void entriesThatAreNoCommandsOnlyMoveTheCursor() throws Exception {
    try (TableStore store = TableStore.open(folder)) {
      store.apply(List.of(new LogEntry(new Lsn(0), value("raw"))), new Lsn(1));
      assertThat(store.cursor()).isEqualTo(new Lsn(1));
    }
  }

  @Test
  void dataAndCursorSurviveOrVanishTogether() throws Exception {
    try (TableStore store = TableStore.open(folder)) {
      store.apply(entries(0, new Command.Put("a", value("kept"))), new Lsn(1));
      store.flush();
      store.apply(entries(1, new Command.Put("a", value("lost"))), new Lsn(2));
      // closed without a flush: as after a crash, since there is no write-ahead log
    }
    try (TableStore store = TableStore.open(folder)) {
      long cursor = store.cursor().value();
      assertThat(cursor).isIn(1L, 2L);
      assertThat(read(store, "a"))
          .isEqualTo(applied(cursor, found("a", cursor == 1 ? "kept" : "lost", cursor - 1)));
    }
  }

  /** All pages of a scan show the same state, whatever is applied meanwhile. */
  @Test
  void aScanStaysWhereItBegan() throws Exception {
    try (TableStore store = TableStore.open(folder)) {
      store.apply(
          entries(
              0,
              new Command.Put("b", value("2")),
              new Command.Put("a", value("1")),
              new Command.Put("c", value("3"))),
          new Lsn(3));
      KeyRange all = KeyRange.prefix("");
      Page first = store.beginScan(7, all, 2);
      assertThat(first.rows()).containsExactly(found("a", "1", 1), found("b", "2", 0));
      store.apply(
          entries(3, new Command.Delete("c"), new Command.Put("d", value("4"))), new Lsn(5));
      for (int again = 0; again < 2; again++) {
        Page second = store.resumeScan(7, all.from(first.next().orElseThrow()), 2).orElseThrow();
        assertThat(second.rows()).containsExactly(found("c", "3", 2));
        assertThat(second.asOf()).isEqualTo(first.asOf()).isEqualTo(new Lsn(3));
        assertThat(second.next()).isEmpty();
      }
      store.releaseScan(7);
      assertThat(store.resumeScan(7, all, 2)).isEmpty();
    }
  }

  /** The order in which sessions were used is read while it changes, in one batch. */
  @Test
  void aBatchSeesWhatItWroteAndDeleted() throws Exception {
    try (TableStore store = TableStore.open(folder)) {
      int opened = Sessions.MOST + 3;
      List<LogEntry> log =
          new ArrayList<>(
              entries(
                  0,
                  Collections.nCopies(opened, new Command.OpenSession()).toArray(Command[]::new)));
      for (long session = 0; session < 5; session++) {
        Lsn lsn = new Lsn(log.size());
        Optional<SessionCall> call = Optional.of(new SessionCall(new Lsn(session), 1));
        log.add(
            new LogEntry(
                lsn, new Envelope(1, lsn.value(), call, new Command.Delete("k")).encode()));
      }
      assertThat(store.apply(log, new Lsn(log.size())).replies().subList(opened, log.size()))
          .extracting(reply -> reply.result().isApplied())
          .containsExactly(false, false, false, true, true);
    }
  }

  /** A few bytes of the log may ask for much: then the batch ends early, between two commands. */
  @Test
  void aBatchHasABound() throws Exception {
    try (TableStore store = TableStore.open(folder)) {
      Payload large = Payload.wrap(new byte[3 << 20]);
      List<LogEntry> log =
          entries(
              0,
              new Command.Put("a", large),
              new Command.Put("b", large),
              new Command.Put("c", large),
              new Command.Put("d", large));
      TableStore.Applied first = store.apply(log, new Lsn(9));
      assertThat(first.next()).isEqualTo(store.cursor()).isEqualTo(new Lsn(3));
      assertThat(first.replies()).hasSize(3);
      TableStore.Applied rest = store.apply(log.subList(3, 4), new Lsn(9));
      assertThat(rest.next()).isEqualTo(store.cursor()).isEqualTo(new Lsn(9));
    }
  }

  /** The replica stops there, and the commands before it are applied once, after an upgrade. */
  @Test
  void aBatchWithACommandOfANewerFormatLeavesNothing() throws Exception {
    try (TableStore store = TableStore.open(folder)) {
      IndexDefinition whole = new IndexDefinition("", Optional.empty());
      store.apply(entries(0, new Command.CreateIndex("whole", whole)), new Lsn(1));
      List<LogEntry> log = new ArrayList<>(entries(1, new Command.Put("a", value("1"))));
      log.add(new LogEntry(new Lsn(2), Payload.wrap(new byte[] {(byte) 0xC7, 9, 0})));
      assertThatThrownBy(() -> store.apply(log, new Lsn(3)))
          .hasMessageContaining("upgrade this node first");
      assertThat(store.cursor()).isEqualTo(new Lsn(1));
      assertThat(store.beginQuery(1, IndexQuery.all("whole"), 9).page().orElseThrow().rows())
          .isEmpty();
    }
  }

  /** All pages of what an index is asked show the same state, and so does the index itself. */
  @Test
  void aQueryStaysWhereItBegan() throws Exception {
    try (TableStore store = TableStore.open(folder)) {
      store.apply(
          entries(
              0,
              new Command.Put("a", value("2")),
              new Command.Put("b", value("1")),
              new Command.Put("c", value("3")),
              new Command.CreateIndex("whole", new IndexDefinition("", Optional.empty()))),
          new Lsn(4));
      TableStore.Begun begun = store.beginQuery(7, IndexQuery.all("whole"), 2);
      Page first = begun.page().orElseThrow();
      assertThat(first.rows()).containsExactly(found("b", "1", 1), found("a", "2", 0));
      store.apply(
          entries(
              4,
              new Command.Put("c", value("0")),
              new Command.Put("d", value("9")),
              new Command.DropIndex("whole")),
          new Lsn(7));
      Range rest = ((IndexRange) begun.lookup()).from(first.next().orElseThrow());
      Page second = store.resumeScan(7, rest, 2).orElseThrow();
      assertThat(second.rows()).containsExactly(found("c", "3", 2));
      assertThat(second.asOf()).isEqualTo(first.asOf()).isEqualTo(new Lsn(4));
      assertThat(store.beginQuery(8, IndexQuery.all("whole"), 2).lookup())
          .isEqualTo(new Lookup.Unknown(List.of()));
      store.releaseScan(7);
    }
  }

  /** It can go back to an older version until there is a command that this cannot apply. */
  @Test
  void aStoreWithoutIndexesIsOfTheFormatBefore() throws Exception {
    try (TableStore store = TableStore.open(folder)) {
      store.apply(entries(0, new Command.Put("a", value("1"))), new Lsn(1));
      store.flush();
    }
    assertThat(format()).isEqualTo((byte) 2);
    try (TableStore store = TableStore.open(folder)) {
      store.apply(
          entries(1, new Command.CreateIndex("i", new IndexDefinition("", Optional.empty()))),
          new Lsn(2));
      store.flush();
    }
    assertThat(format()).isEqualTo((byte) 3);
    TableStore.open(folder).close();
  }

  private byte format() throws Exception {
    try (Database stored = Database.open(folder)) {
      return stored.rocks().get("mformat".getBytes(UTF_8))[0];
    }
  }

  @Test
  void aStoreOfAnOlderFormatIsMadeAnew() throws Exception {
    try (Database old = Database.open(folder)) {
      old.rocks().put("mformat".getBytes(UTF_8), new byte[] {1});
      old.rocks().put("mcursor".getBytes(UTF_8), new byte[Long.BYTES]);
    }
    try (TableStore store = TableStore.open(folder)) {
      assertThat(store.cursor()).isEqualTo(Lsn.ZERO);
    }
    try (Database newer = Database.open(folder)) {
      newer.rocks().put("mformat".getBytes(UTF_8), new byte[] {9});
    }
    assertThatThrownBy(() -> TableStore.open(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("upgrade this node first");
  }

  @Test
  void aFolderInUseIsRefusedByName() throws Exception {
    try (TableStore store = TableStore.open(folder)) {
      assertThat(store.cursor()).isEqualTo(new Lsn(0));
      assertThatThrownBy(() -> TableStore.open(folder))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(folder.toString());
    }
  }
}
