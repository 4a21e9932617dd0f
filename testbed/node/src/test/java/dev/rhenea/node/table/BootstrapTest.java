package dev.rhenea.node.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.environment.NodeId;
import dev.rhenea.node.table.copy.Bootstrap;
import dev.rhenea.node.table.copy.Snapshot;
import dev.rhenea.node.table.copy.Snapshots;
import dev.rhenea.node.table.machine.Command;
import dev.rhenea.node.table.machine.Envelope;
import dev.rhenea.node.table.machine.KeyRange;
import dev.rhenea.node.table.machine.Page;
import dev.rhenea.payload.Payload;
import dev.rhenea.virtuallog.LogEntry;
import dev.rhenea.virtuallog.Lsn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replica gets the state of another one, whatever happens on the way. */
class BootstrapTest {
  private static final int ROWS = 25;
  private static final KeyRange ALL = KeyRange.prefix("");

  private @TempDir Path folder;
  private TableStore source;
  private TableStore target;
  private Snapshots snapshots;

  /** A crash: nothing after it runs. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  @BeforeEach
  void aReplicaAndOneThatFellBehind() throws IOException {
    source = TableStore.open(folder.resolve("source"));
    target = TableStore.open(folder.resolve("target"));
    apply(source, 0, ROWS);
    apply(target, 0, 3);
    target.flush();
    snapshots = Snapshots.in(folder.resolve("snapshots"), source);
  }

  @AfterEach
  void close() {
    source.close();
    target.close();
  }

  /** Values that need several parts to arrive. */
  private static void apply(TableStore store, int from, int to) {
    List<LogEntry> entries = new ArrayList<>();
    for (int i = from; i < to; i++) {
      byte[] value = new byte[100_000];
      new SplittableRandom(i).nextBytes(value);
      Command put = new Command.Put("k" + i, Payload.wrap(value));
      entries.add(new LogEntry(new Lsn(i), new Envelope(1, i, Optional.empty(), put).encode()));
    }
    store.apply(entries, new Lsn(to));
  }

  private Bootstrap bootstrap(DirectPeers peers) {
    return new Bootstrap(target, peers, folder.resolve("incoming"));
  }

  private static List<Page> pages(TableStore store) {
    List<Page> pages = new ArrayList<>();
    Optional<KeyRange> rest = Optional.of(ALL);
    while (rest.isPresent()) {
      Page page = store.beginScan(0, rest.get(), 7);
      store.releaseScan(0);
      pages.add(page);
      rest = page.next().map(ALL::from);
    }
    return pages;
  }

  @Test
  void theStateIsTheOthersThoughPartsAreLost() throws IOException {
    target.beginScan(5, ALL, 1);
    DirectPeers peers =
        new DirectPeers((read, peer, bytes) -> {
          if (read % 3 == 1) {
            throw new IOException("lost");
          }
          return bytes;
        });
    Lsn cursor = bootstrap(peers.with("n1", snapshots)).run(new Lsn(10));
    assertThat(cursor).isEqualTo(new Lsn(ROWS)).isEqualTo(target.cursor());
    assertThat(pages(target)).isEqualTo(pages(source)).hasSizeGreaterThan(2);
    assertThat(target.resumeScan(5, ALL, 1)).isEmpty();
    assertThat(folder.resolve("incoming")).doesNotExist();
    apply(target, ROWS, ROWS + 1);
    apply(source, ROWS, ROWS + 1);
    assertThat(pages(target)).isEqualTo(pages(source));
  }

  /** What was not flushed when the snapshot was taken is in it, and survives on the other side. */
  @Test
  void theCopyIsOnDisk() throws IOException {
    bootstrap(new DirectPeers((read, peer, bytes) -> bytes).with("n1", snapshots)).run(Lsn.ZERO);
    target.close();
    target = TableStore.open(folder.resolve("target"));
    assertThat(pages(target)).isEqualTo(pages(source));
  }

  @Test
  void aDamagedCopyIsNotTakenAndAnotherReplicaIsAsked() throws IOException {
    DirectPeers.Answer damaging =
        (read, peer, bytes) -> {
          byte[] damaged = bytes.toByteArray();
          if (peer.equals(new NodeId("n1"))) {
            damaged[damaged.length / 2]++;
          }
          return Payload.wrap(damaged);
        };
    assertThatThrownBy(
            () -> bootstrap(new DirectPeers(damaging).with("n1", snapshots)).run(Lsn.ZERO))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("n1: ")
        .hasMessageContaining("arrived damaged");
    assertThat(target.cursor()).isEqualTo(new Lsn(3));
    DirectPeers both = new DirectPeers(damaging).with("n1", snapshots).with("n2", snapshots);
    assertThat(bootstrap(both).run(Lsn.ZERO)).isEqualTo(new Lsn(ROWS));
  }

  @Test
  void aStateThatEndsBeforeTheLogBeginsIsNoUse() throws IOException {
    DirectPeers peers = new DirectPeers((read, peer, bytes) -> bytes).with("n1", snapshots);
    assertThatThrownBy(() -> bootstrap(peers).run(new Lsn(ROWS + 1)))
        .hasMessageContaining("n1: its state reaches up to 25 only");
    assertThat(target.cursor()).isEqualTo(new Lsn(3));
    apply(source, ROWS, ROWS + 1);
    assertThat(bootstrap(peers).run(new Lsn(ROWS + 1))).isEqualTo(new Lsn(ROWS + 1));
  }

  /** Whenever the process dies, the old state or the new one is there afterwards, or none. */
  @Test
  void aCrashLeavesNothingHalfDone() throws IOException {
    for (int last = 0; last < 6; last += 2) {
      int crash = last;
      DirectPeers dying =
          new DirectPeers((read, peer, bytes) -> {
            if (read == crash) {
              throw new Killed();
            }
            return bytes;
          });
      assertThatThrownBy(() -> bootstrap(dying.with("n1", snapshots)).run(Lsn.ZERO))
          .isInstanceOf(Killed.class);
      target.close();
      target = TableStore.open(folder.resolve("target"));
      assertThat(target.cursor()).isEqualTo(new Lsn(3));
    }
    target.close();
    Files.move(folder.resolve("target"), folder.resolve("target.former")); // died right after it
    target = TableStore.open(folder.resolve("target"));
    assertThat(target.cursor()).isEqualTo(Lsn.ZERO);
    assertThat(folder.resolve("target.former")).doesNotExist();
    bootstrap(new DirectPeers((read, peer, bytes) -> bytes).with("n1", snapshots)).run(Lsn.ZERO);
    assertThat(pages(target)).isEqualTo(pages(source));
  }

  @Test
  void snapshotsStayAsTheyWereUntilTwoMoreAreTaken() throws IOException {
    Snapshot first = snapshots.take();
    apply(source, ROWS, ROWS + 1);
    assertThat(snapshots.take().cursor()).isEqualTo(new Lsn(ROWS + 1));
    assertThat(first.cursor()).isEqualTo(new Lsn(ROWS));
    String name = first.parts().getFirst().name();
    assertThat(snapshots.read(first.id(), name, 0)).isPresent();
    assertThat(snapshots.read(first.id(), "../source/CURRENT", 0)).isEmpty();
    snapshots.take();
    assertThat(snapshots.read(first.id(), name, 0)).isEmpty();
  }
}
