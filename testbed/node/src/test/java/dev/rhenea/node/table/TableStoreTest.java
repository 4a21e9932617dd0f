package dev.rhenea.node.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.payload.Payload;
import dev.rhenea.virtuallog.LogEntry;
import dev.rhenea.virtuallog.Lsn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableStoreTest {
  @TempDir private Path folder;

  private static List<LogEntry> entries(long from, Command... commands) {
    List<LogEntry> entries = new ArrayList<>();
    for (int i = 0; i < commands.length; i++) {
      entries.add(new LogEntry(new Lsn(from + i), new Envelope(1, from + i, commands[i]).encode()));
    }
    return entries;
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
      List<TableStore.Result> results =
          store.apply(
              entries(0, cas("", "a"), cas("", "b"), cas("a", "c"), new Command.Delete("k")),
              new Lsn(4));
      assertThat(results)
          .extracting(TableStore.Result::outcome)
          .containsExactly(
              new WriteOutcome.Applied(new Lsn(0)),
              new WriteOutcome.GuardFailed(new Lsn(1), Optional.of(value("a"))),
              new WriteOutcome.Applied(new Lsn(2)),
              new WriteOutcome.Applied(new Lsn(3)));
      assertThat(store.read(List.of("k")))
          .isEqualTo(new Values(List.of(Optional.empty()), new Lsn(4)));
    }
  }

  @Test
  void aReadShowsAllKeysAsOfOnePosition() throws Exception {
    try (TableStore store = TableStore.open(folder)) {
      store.apply(
          entries(0, new Command.Put("a", value("1")), new Command.Put("b", value("2"))),
          new Lsn(9));
      assertThat(store.read(List.of("b", "none", "a")))
          .isEqualTo(
              new Values(
                  List.of(Optional.of(value("2")), Optional.empty(), Optional.of(value("1"))),
                  new Lsn(9)));
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
      Values after = store.read(List.of("a"));
      assertThat(after.asOf()).isEqualTo(store.cursor());
      assertThat(after.values().getFirst())
          .contains(value(store.cursor().value() == 1 ? "kept" : "lost"));
      assertThat(store.cursor().value()).isIn(1L, 2L);
    }
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
