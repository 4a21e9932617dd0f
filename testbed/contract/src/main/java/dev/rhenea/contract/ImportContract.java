package dev.rhenea.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.LogletTraits.Durability;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.loglet.Tail;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Copies of closed segments: born sealed, never seen half done (rule V10; Delos, section 3:
 * reconfigModify). For protocols that {@linkplain dev.rhenea.loglet.LogletTraits#canImport can}.
 */
public interface ImportContract extends LogletFixture {
  private CopyTrial calm(long first) throws Unavailable {
    Assumptions.assumeTrue(traits().canImport(), "this protocol makes no copies");
    return CopyTrial.calm(this, first);
  }

  @Test
  default void aCopyIsSealedAndHoldsWhatWasWritten() throws Unavailable {
    try (CopyTrial trial = calm(0)) {
      trial.copier(0).all(20, 7);
      LogletClient reader = trial.client(1);
      assertThat(reader.checkTail()).isEqualTo(new Tail.Sealed(new LogletOffset(20)));
      trial.assertIsCopy(reader, 20);
      reader.seal();
      assertThat(reader.checkTail()).isEqualTo(new Tail.Sealed(new LogletOffset(20)));
    }
  }

  @Test
  default void aCopyIsReadBack() throws Unavailable {
    try (CopyTrial trial = calm(4)) {
      CopyTrial.Copier copier = trial.copier(0);
      copier.write(4, 9);
      LogletClient reader = trial.readBack(0);
      CopyTrial.assertUnknown(reader);
      copier.all(20, 6);
      assertThat(reader.checkTail()).isEqualTo(new Tail.Sealed(new LogletOffset(20)));
      trial.assertIsCopy(reader, 20);
    }
  }

  @Test
  default void aCopyTakesNoAppends() throws Unavailable {
    try (CopyTrial trial = calm(0)) {
      trial.copier(0).all(5, 5);
      assertThat(trial.client(1).append("late")).isEqualTo(new AppendResult.Sealed());
      trial.assertIsCopy(trial.client(2), 5);
    }
  }

  @Test
  default void unfinishedIsUnknown() throws Unavailable {
    try (CopyTrial trial = calm(0)) {
      LogletClient reader = trial.client(1);
      CopyTrial.assertUnknown(reader);
      CopyTrial.Copier copier = trial.copier(0);
      copier.write(0, 10);
      CopyTrial.assertUnknown(reader);
      CopyTrial.assertUnknown(trial.client(2));
      copier.finish(10);
      trial.assertIsCopy(reader, 10);
    }
  }

  @Test
  default void writtenAgainChangesNothing() throws Unavailable {
    try (CopyTrial trial = calm(0)) {
      CopyTrial.Copier copier = trial.copier(0);
      copier.write(0, 6);
      copier.write(0, 6);
      copier.write(3, 9);
      assertThat(trial.begin()).isEqualTo(trial.begun());
      copier.write(9, 12);
      copier.finish(12);
      copier.finish(12);
      copier.write(9, 12);
      assertThat(trial.begin()).isEqualTo(trial.begun());
      trial.assertIsCopy(trial.client(1), 12);
    }
  }

  /** Whoever comes after one who died begins at the beginning. */
  @Test
  default void anotherCopierMayBeginAgain() throws Unavailable {
    try (CopyTrial trial = calm(0)) {
      trial.copier(0).write(0, 10);
      trial.copier(1).all(20, 4);
      trial.assertIsCopy(trial.client(2), 20);
      trial.copier(0).all(20, 9);
      trial.assertIsCopy(trial.client(2), 20);
    }
  }

  @Test
  default void whatIsMissingIsNotSkipped() throws Unavailable {
    try (CopyTrial trial = calm(0)) {
      CopyTrial.Copier copier = trial.copier(0);
      copier.write(0, 5);
      assertThatThrownBy(() -> copier.write(7, 9)).isInstanceOf(Unavailable.class);
      assertThatThrownBy(() -> copier.finish(9)).isInstanceOf(Unavailable.class);
      CopyTrial.assertUnknown(trial.client(1));
      copier.write(5, 9);
      assertThatThrownBy(() -> copier.finish(8)).isInstanceOf(Unavailable.class);
      CopyTrial.assertUnknown(trial.client(1));
      copier.finish(9);
      trial.assertIsCopy(trial.client(1), 9);
    }
  }

  @Test
  default void aCopyMayBeginAboveZero() throws Unavailable {
    try (CopyTrial trial = calm(6)) {
      trial.copier(0).all(15, 4);
      LogletClient reader = trial.client(1);
      trial.assertIsCopy(reader, 15);
      assertThat(reader.read(LogletOffset.ZERO, new LogletOffset(15), 1000))
          .isEqualTo(new ReadResult.Trimmed(new LogletOffset(6)));
    }
  }

  @Test
  default void aCopyMayBeEmpty() throws Unavailable {
    try (CopyTrial trial = calm(3)) {
      trial.copier(0).finish(3);
      assertThat(trial.client(1).checkTail()).isEqualTo(new Tail.Sealed(new LogletOffset(3)));
    }
  }

  /** What a reader of many small pieces sees is what a reader of one large piece does. */
  @Test
  default void aCopyIsReadInPieces() throws Unavailable {
    try (CopyTrial trial = calm(0)) {
      trial.copier(0).all(40, 40);
      LogletOffset end = new LogletOffset(40);
      LogletClient reader = trial.client(1);
      for (int at = 0; at < 40; at += 9) {
        LogletOffset from = new LogletOffset(at);
        assertThat(reader.readAll(from, end, 1)).isEqualTo(reader.readAll(from, end, 1 << 20));
      }
    }
  }

  /** A position without an entry has no bytes, and takes its place in an answer nevertheless. */
  @Test
  default void aReadOfFillersIsBounded() throws Unavailable {
    try (CopyTrial trial = calm(0)) {
      CopyTrial.Copier copier = trial.copier(0);
      copier.writeFillers(0, 1000);
      copier.finish(1000);
      ReadResult read = trial.client(1).read(LogletOffset.ZERO, new LogletOffset(1000), 100);
      assertThat(read)
          .isInstanceOfSatisfying(
              ReadResult.Entries.class,
              some -> assertThat(some.entries()).hasSizeLessThanOrEqualTo(100));
    }
  }

  @Test
  default void aCopyIsTrimmedLikeAnyLoglet() throws Unavailable {
    try (CopyTrial trial = calm(0)) {
      trial.copier(0).all(20, 20);
      LogletOffset mark = new LogletOffset(7);
      LogletOffset tail = new LogletOffset(20);
      List<Entry> before = trial.client(0).readAll(LogletOffset.ZERO, tail);
      LogletClient trimmer = trial.client(1);
      assertThat(trimmer.trim(mark)).isEqualTo(mark);
      assertThat(trial.client(1).trim(new LogletOffset(2))).isEqualTo(mark);
      assertThat(trimmer.read(LogletOffset.ZERO, tail, 1000))
          .isEqualTo(new ReadResult.Trimmed(mark));
      LogletClient reader = trial.client(2);
      reader.assertTrimmedOrAsBefore(before, mark);
      assertThat(reader.checkTail()).isEqualTo(new Tail.Sealed(tail));
      assertThat(reader.readAll(mark, tail)).isNotEmpty();
    }
  }

  /** What a handle has read before it may remember. */
  @Test
  default void aDestroyedCopyIsUnknown() throws Unavailable {
    try (CopyTrial trial = calm(0)) {
      LogletClient open = trial.client(0);
      trial.copier(0).all(5, 5);
      open.checkTail();
      trial.assertIsCopy(trial.client(1), 5);
      trial.destroy();
      CopyTrial.assertUnknown(open);
      CopyTrial.assertUnknown(trial.client(2));
      trial.destroy();
    }
  }

  /** V7: whoever copies on, after another one destroyed the copy, finishes nothing. */
  @Test
  default void destroyedBeforeItIsFinishedItNeverIs() throws Unavailable {
    try (CopyTrial trial = calm(0)) {
      CopyTrial.Copier copier = trial.copier(0);
      copier.write(0, 5);
      trial.destroy();
      assertThatThrownBy(() -> trial.copier(1).all(9, 3)).isInstanceOf(Unavailable.class);
      assertThatThrownBy(
              () -> {
                copier.write(5, 9);
                copier.finish(9);
              })
          .isInstanceOf(Unavailable.class);
      CopyTrial.assertUnknown(trial.client(1));
    }
  }

  @Test
  default void aFinishedCopySurvivesTheLossOfPower() throws Unavailable {
    Assumptions.assumeTrue(
        traits().durability() == Durability.FSYNC, "this protocol survives no loss of power");
    try (CopyTrial trial = calm(0)) {
      Assumptions.assumeTrue(
          trial.cluster().supported().contains(TestCluster.Fault.CRASH), "nothing crashes here");
      trial.copier(0).all(10, 3);
      trial.powerCut();
      trial.assertIsCopy(trial.client(1), 10);
    }
  }

  /** Some of its servers fail meanwhile. */
  @Test
  default void aCopierSurvivesFailures() throws Unavailable {
    Assumptions.assumeTrue(toleratedByCopiers() > 0, "a copy needs every server to be written");
    try (CopyTrial trial = calm(0)) {
      Assumptions.assumeTrue(
          trial.cluster().supported().contains(TestCluster.Fault.CRASH), "nothing crashes here");
      CopyTrial.Copier copier = trial.copier(0);
      copier.write(0, 5);
      List<NodeId> down = List.copyOf(trial.begun().nodes()).subList(0, toleratedByCopiers());
      down.forEach(trial.cluster()::crash);
      copier.write(5, 10);
      down.forEach(trial.cluster()::restart);
      copier.write(10, 12);
      copier.finish(12);
      trial.assertIsCopy(trial.client(1), 12);
    }
  }

  /** As many as may be down are, beginning with each of them. */
  @Test
  default void aFinishedCopySurvivesFailures() throws Unavailable {
    Assumptions.assumeTrue(tolerated() > 0, "this protocol survives no failure");
    for (int first = 0; first < servers().size(); first++) {
      try (CopyTrial trial = calm(0)) {
        Assumptions.assumeTrue(
            trial.cluster().supported().contains(TestCluster.Fault.CRASH), "nothing crashes here");
        trial.copier(0).all(12, 5);
        List<NodeId> nodes = List.copyOf(trial.begun().nodes());
        List<NodeId> down =
            IntStream.range(first, first + tolerated())
                .mapToObj(i -> nodes.get(i % nodes.size()))
                .toList();
        down.forEach(trial.cluster()::crash);
        trial.assertIsCopy(trial.client(1), 12);
        down.forEach(trial.cluster()::restart);
        trial.assertIsCopy(trial.client(2), 12);
      }
    }
  }

  /** Two copiers at once over a network that loses and repeats: one copy, the same for all. */
  @Test
  default void copiersMayRaceAndMessagesBeLost() throws Unavailable {
    Assumptions.assumeTrue(traits().canImport(), "this protocol makes no copies");
    for (int seed = 0; seed < seeds(); seed++) {
      try (CopyTrial trial = CopyTrial.rough(this, seed)) {
        Call<Done> other = trial.copier(1).start(20, 5);
        trial.copier(0).all(20, 3);
        try {
          other.await();
        } catch (Unavailable slow) {
          // It gave up; what is there is whole.
        }
        trial.assertIsCopy(trial.client(2), 20);
      }
    }
  }
}
