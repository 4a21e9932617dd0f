package dev.rhenea.node.observe;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;

/**
 * How long the acknowledged appends of the last two minutes took, second by second, for each log.
 * Thread-safe.
 */
public final class AppendTimes {
  /** How many seconds are remembered. */
  static final int SECONDS = 120;

  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final LongSupplier clock;
  private final BiConsumer<String, Duration> counted;
  private final ConcurrentMap<String, Line> lines = new ConcurrentHashMap<>();

  /**
   * The appends that were acknowledged in one second.
   *
   * @param at when it began, in milliseconds of the node's clock
   * @param count how many there were, at least one
   */
  public record Second(long at, long count, Duration median, Duration p99, Duration longest) {}

  /**
   * Remembers nothing yet.
   *
   * @param clock nanoseconds that never go back
   * @param counted told of every append as well: its log, and how long it took
   */
  public AppendTimes(LongSupplier clock, BiConsumer<String, Duration> counted) {
    this.clock = clock;
    this.counted = counted;
  }

  /** An append to that log was just acknowledged. */
  public void appended(String log, Duration took) {
    lines.computeIfAbsent(log, _ -> new Line()).add(second(), took);
    counted.accept(log, took);
  }

  /** The seconds that are over and had appends, in order. */
  public List<Second> of(String log) {
    Line line = lines.get(log);
    return line == null ? List.of() : line.until(second());
  }

  private long second() {
    return TimeUnit.NANOSECONDS.toSeconds(clock.getAsLong());
  }

  private static final class Line {
    private final Histogram current =
        new Histogram(TimeUnit.NANOSECONDS.toMicros(LONGEST.toNanos()), 2);
    private final Deque<Second> past = new ArrayDeque<>();
    private long second;

    synchronized void add(long now, Duration took) {
      turn(now);
      long micros = TimeUnit.NANOSECONDS.toMicros(took.toNanos());
      current.recordValue(Math.clamp(micros, 0, current.getHighestTrackableValue()));
    }

    synchronized List<Second> until(long now) {
      turn(now);
      return List.copyOf(past);
    }

    private void turn(long now) {
      if (now > second && current.getTotalCount() > 0) {
        past.add(
            new Second(
                TimeUnit.SECONDS.toMillis(second),
                current.getTotalCount(),
                at(50),
                at(99),
                micros(current.getMaxValue())));
        current.reset();
      }
      second = now;
      while (!past.isEmpty() && past.getFirst().at() < TimeUnit.SECONDS.toMillis(now - SECONDS)) {
        past.removeFirst();
      }
    }

    private Duration at(double percentile) {
      return micros(current.getValueAtPercentile(percentile));
    }

    private static Duration micros(long value) {
      return Duration.ofNanos(TimeUnit.MICROSECONDS.toNanos(value));
    }
  }
}
