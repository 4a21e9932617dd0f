package dev.rhenea.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.loglet.Tail;
import dev.rhenea.payload.Payload;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Append, checkTail, readNext and awaitTail while nothing goes wrong (Delos, section 3). */
public interface AppendContract extends LogletFixture {
  @Test
  default void freshLogletIsOpenAndEmpty() throws Unavailable {
    try (LogletTrial trial = LogletTrial.calm(this)) {
      assertThat(trial.client(0).checkTail()).isEqualTo(new Tail.Open(LogletOffset.ZERO));
    }
  }

  @Test
  default void offsetsAscendAndStayBelowTheTail() throws Unavailable {
    try (LogletTrial trial = LogletTrial.calm(this)) {
      LogletClient client = trial.client(0);
      List<LogletOffset> offsets = client.appendedAll("e", 20);
      Tail tail = client.checkTail();
      assertThat(offsets).isSorted().doesNotHaveDuplicates();
      assertThat(tail).isInstanceOf(Tail.Open.class);
      assertThat(tail.offset()).isGreaterThan(offsets.getLast());
      assertThat(client.texts(tail.offset()))
          .containsExactlyElementsOf(IntStream.range(0, 20).mapToObj(i -> "e" + i).toList());
      assertThat(client.readAll(LogletOffset.ZERO, tail.offset()))
          .filteredOn(Entry.Data.class::isInstance)
          .extracting(Entry::offset)
          .containsExactlyElementsOf(offsets);
    }
  }

  @Test
  default void bytesComeBackAsTheyWere() throws Unavailable {
    byte[] all = new byte[256];
    IntStream.range(0, 256).forEach(i -> all[i] = (byte) i);
    List<Payload> payloads =
        List.of(
            Payload.empty(),
            Payload.wrap(new byte[1]),
            Payload.wrap(all),
            Payload.concat(List.of(Payload.utf8("a"), Payload.wrap(all), Payload.utf8("z"))),
            Payload.wrap(all).slice(3, 200),
            Payload.concat(Stream.generate(() -> Payload.wrap(all)).limit(1200).toList()));
    try (LogletTrial trial = LogletTrial.calm(this)) {
      LogletClient client = trial.client(0);
      for (Payload payload : payloads) {
        client.appended(payload);
      }
      assertThat(client.readAll(LogletOffset.ZERO, client.checkTail().offset()))
          .filteredOn(Entry.Data.class::isInstance)
          .extracting(entry -> ((Entry.Data) entry).payload())
          .containsExactlyElementsOf(payloads);
    }
  }

  @Test
  default void readEndsWhereItIsToldAndTakesAtLeastOneEntry() throws Unavailable {
    try (LogletTrial trial = LogletTrial.calm(this)) {
      LogletClient client = trial.client(0);
      List<LogletOffset> offsets = client.appendedAll("entry", 10);
      LogletOffset middle = offsets.get(5);
      assertThat(client.texts(middle)).hasSize(5);
      assertThat(client.readAll(LogletOffset.ZERO, middle, 1))
          .isEqualTo(client.readAll(LogletOffset.ZERO, middle, 1 << 20));
      ReadResult one = client.read(middle, middle.next(), 1);
      assertThat(one)
          .isEqualTo(
              new ReadResult.Entries(
                  List.of(new Entry.Data(middle, Payload.utf8("entry5"))), middle.next()));
    }
  }

  /** About: each server that has a share of the range may find one entry too large. */
  @Test
  default void readTakesAboutAsManyBytesAsItIsTold() throws Unavailable {
    int size = 1000;
    int entries = 20;
    try (LogletTrial trial = LogletTrial.calm(this)) {
      LogletClient client = trial.client(0);
      for (int i = 0; i < entries; i++) {
        client.appended(Payload.wrap(new byte[size]));
      }
      LogletOffset tail = client.checkTail().offset();
      for (int maxBytes : List.of(1, size, 5 * size)) {
        ReadResult result = client.read(LogletOffset.ZERO, tail, maxBytes);
        assertThat(result)
            .isInstanceOfSatisfying(
                ReadResult.Entries.class,
                found ->
                    assertThat(found.entries().size() * size)
                        .as("bytes read, of %d allowed", maxBytes)
                        .isLessThanOrEqualTo(maxBytes + servers().size() * size));
      }
    }
  }

  @Test
  default void anotherHandleReadsTheSame() throws Unavailable {
    try (LogletTrial trial = LogletTrial.calm(this)) {
      trial.client(0).appendedAll("e", 10);
      LogletClient other = trial.client(1);
      LogletOffset tail = other.checkTail().offset();
      assertThat(other.readAll(LogletOffset.ZERO, tail))
          .isEqualTo(trial.client(2).readAll(LogletOffset.ZERO, tail));
      assertThat(other.texts(tail)).hasSize(10);
    }
  }

  @Test
  default void awaitTailLearnsOfAnEntry() throws Unavailable {
    try (LogletTrial trial = LogletTrial.calm(this)) {
      LogletClient follower = trial.client(1);
      Call<LogletOffset> waiting =
          follower.start(handle -> handle.awaitTail(LogletOffset.ZERO, Duration.ofSeconds(1)));
      LogletOffset offset = trial.client(0).appended("news");
      assertThat(waiting.await())
          .isGreaterThan(LogletOffset.ZERO)
          .isLessThanOrEqualTo(offset.next());
    }
  }

  @Test
  default void awaitTailLearnsOfASeal() throws Unavailable {
    Duration patience = limits().deadline().minusMillis(500);
    try (LogletTrial trial = LogletTrial.calm(this)) {
      LogletClient follower = trial.client(1);
      Call<Duration> waiting =
          follower.startTimed(handle -> handle.awaitTail(LogletOffset.ZERO, patience));
      trial.client(0).seal();
      assertThat(waiting.await()).isLessThan(patience);
    }
  }

  @Test
  default void awaitTailEndsWithoutNews() throws Unavailable {
    try (LogletTrial trial = LogletTrial.calm(this)) {
      LogletClient follower = trial.client(1);
      Duration took =
          follower.timed(handle -> handle.awaitTail(LogletOffset.ZERO, Duration.ofMillis(300)));
      assertThat(took).isBetween(Duration.ofMillis(300), limits().deadline());
      LogletOffset bound =
          follower.await(handle -> handle.awaitTail(LogletOffset.ZERO, Duration.ofMillis(1)));
      assertThat(bound).isEqualTo(LogletOffset.ZERO);
    }
  }
}
