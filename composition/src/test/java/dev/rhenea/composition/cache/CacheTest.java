package dev.rhenea.composition.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.composition.Opened;
import dev.rhenea.composition.WrittenContract;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.payload.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CacheTest {
  private static final LogletOffset TAIL = new LogletOffset(8);

  @Nested
  class Contract implements WrittenContract {
    @Override
    public String text() {
      return "cache(memory(n1), size: 1KiB)";
    }
  }

  @Nested
  class OverNative implements WrittenContract {
    @Override
    public String text() {
      return "cache(native(n1, n2, n3))";
    }

    @Override
    public int tolerated() {
      return 1;
    }
  }

  private static Loglet filled(Opened opened) throws Unavailable {
    Loglet loglet = opened.handle();
    for (int i = 0; i < TAIL.value(); i++) {
      opened.world().await(loglet.append(Payload.utf8("entry " + i)));
    }
    return loglet;
  }

  @Test
  void whatWasReadIsNotAskedForAgain() throws Unavailable {
    Opened opened = Opened.of("cache(memory(n1))", 1);
    Loglet loglet = filled(opened);
    ReadResult first = opened.world().await(loglet.readNext(LogletOffset.ZERO, TAIL, 1 << 20));
    long messages = opened.world().costs().messages();
    opened.world().faults().crash(new NodeId("n1"));
    assertThat(opened.world().await(loglet.readNext(LogletOffset.ZERO, TAIL, 1 << 20)))
        .isEqualTo(first);
    assertThat(opened.world().await(loglet.readNext(new LogletOffset(3), new LogletOffset(5), 1)))
        .isEqualTo(
            new ReadResult.Entries(
                List.of(new Entry.Data(new LogletOffset(3), Payload.utf8("entry 3"))),
                new LogletOffset(4)));
    assertThat(opened.world().costs().messages()).isEqualTo(messages);
  }

  /** Nothing is known before it was read: not by being appended, not by a tail. */
  @Test
  void whatWasAppendedIsReadFromTheChild() throws Unavailable {
    Opened opened = Opened.of("cache(memory(n1))", 1);
    Loglet loglet = filled(opened);
    long messages = opened.world().costs().messages();
    opened.world().await(loglet.readNext(LogletOffset.ZERO, TAIL, 1 << 20));
    assertThat(opened.world().costs().messages()).isEqualTo(messages + 2);
  }

  @Test
  void whatThisHandleTrimmedIsGone() throws Unavailable {
    Opened opened = Opened.of("cache(memory(n1))", 1);
    Loglet loglet = filled(opened);
    opened.world().await(loglet.readNext(LogletOffset.ZERO, TAIL, 1 << 20));
    LogletOffset mark = new LogletOffset(5);
    assertThat(opened.world().await(loglet.prefixTrim(mark))).isEqualTo(mark);
    assertThat(opened.world().await(loglet.readNext(LogletOffset.ZERO, TAIL, 1 << 20)))
        .isEqualTo(new ReadResult.Trimmed(mark));
  }

  /** A read that began before a trim, and ends after it. */
  @Test
  void whatATrimTookIsNotRememberedLater() {
    Remembered remembered = new Remembered(10_000);
    remembered.trim(new LogletOffset(2));
    remembered.keep(LogletOffset.ZERO, entries(0, 4));
    assertThat(remembered.find(new LogletOffset(1), TAIL, 1000)).isEmpty();
    assertThat(remembered.find(new LogletOffset(2), TAIL, 1000)).contains(entries(2, 4));
  }

  private static ReadResult.Entries entries(int from, int to) {
    return new ReadResult.Entries(
        IntStream.range(from, to)
            .<Entry>mapToObj(i -> new Entry.Data(new LogletOffset(i), Payload.utf8("e" + i)))
            .toList(),
        new LogletOffset(to));
  }

  /** A log with gaps and fillers; whatever is remembered is a beginning of the true answer. */
  @Test
  void answersAreTrueAndNoLongerThanAsked() {
    SplittableRandom random = new SplittableRandom(4);
    int answered = 0;
    for (int round = 0; round < 200; round++) {
      List<Entry> log = log(random);
      Remembered remembered = new Remembered(random.nextInt(200, 4000));
      for (int i = 0; i < 100; i++) {
        LogletOffset from = new LogletOffset(random.nextLong(40));
        LogletOffset to = new LogletOffset(from.value() + 1 + random.nextLong(40 - from.value()));
        Optional<ReadResult> known = remembered.find(from, to, random.nextInt(1, 100));
        if (known.isPresent()) {
          answered++;
          ReadResult.Entries answer = (ReadResult.Entries) known.get();
          assertThat(answer.next()).isGreaterThan(from).isLessThanOrEqualTo(to);
          assertThat(answer).isEqualTo(read(log, from, answer.next()));
        }
        remembered.keep(from, read(log, from, to));
      }
    }
    assertThat(answered).isGreaterThan(1000);
  }

  private static List<Entry> log(SplittableRandom random) {
    List<Entry> log = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      LogletOffset offset = new LogletOffset(i);
      switch (random.nextInt(5)) {
        case 0 -> {}
        case 1 -> log.add(new Entry.Filler(offset));
        default -> log.add(new Entry.Data(offset, Payload.wrap(new byte[random.nextInt(50)])));
      }
    }
    return log;
  }

  private static ReadResult.Entries read(List<Entry> log, LogletOffset from, LogletOffset to) {
    return new ReadResult.Entries(
        log.stream()
            .filter(entry -> entry.offset().compareTo(from) >= 0)
            .filter(entry -> entry.offset().compareTo(to) < 0)
            .toList(),
        to);
  }

  @Test
  void thereIsRoomForSoManyBytes() {
    Remembered remembered = new Remembered(1000);
    remembered.keep(LogletOffset.ZERO, entries(0, 500));
    long kept =
        IntStream.range(0, 500)
            .filter(i -> remembered.find(new LogletOffset(i), new LogletOffset(500), 1).isPresent())
            .count();
    assertThat(kept).isBetween(1L, 10L);
    assertThat(remembered.find(new LogletOffset(499), new LogletOffset(500), 1)).isPresent();
  }
}
