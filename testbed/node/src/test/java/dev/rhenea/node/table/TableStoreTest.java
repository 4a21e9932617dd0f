package dev.rhenea.node.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.node.table.machine.Command;
import dev.rhenea.node.table.machine.Envelope;
import dev.rhenea.node.table.machine.Found;
import dev.rhenea.node.table.machine.KeyRange;
import dev.rhenea.node.table.machine.Machine;
import dev.rhenea.node.table.machine.Page;
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
          store.apply(
              entries(0, cas("", "a"), cas("", "b"), cas("a", "c"), new Command.Delete("k")),
              new Lsn(4));
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
      assertThat(store.apply(log, new Lsn(log.size())).subList(opened, log.size()))
          .extracting(reply -> reply.result().isApplied())
          .containsExactly(false, false, false, true, true);
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
