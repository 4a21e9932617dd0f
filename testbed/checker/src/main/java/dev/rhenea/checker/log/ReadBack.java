package dev.rhenea.checker.log;

import static java.util.stream.Collectors.joining;

import dev.rhenea.checker.log.LogOperation.Append;
import dev.rhenea.checker.log.LogOperation.Read;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Was enough read to find a loss? Every acknowledged append must be followed by a read of its
 * position, unless it was trimmed.
 *
 * <p>Near-linear: reads are taken from the last to start to the first, and each claims the appends
 * in its range that no later read has claimed; claimed appends are skipped by a union-find.
 */
final class ReadBack {

  /** Those that must be read, by rising position. */
  private final List<Append> appends;

  /** For each append the first one at or above it that may be unclaimed; {@code size} ends. */
  private final int[] unclaimed;

  private final List<Append> notReadBack = new ArrayList<>();

  private ReadBack(List<Append> appends) {
    this.appends = appends;
    this.unclaimed = IntStream.rangeClosed(0, appends.size()).toArray();
  }

  /** Returns why a loss might have been missed, if it might. */
  static Optional<String> doubt(LogHistory log, RisingLevel trimMark) {
    if (log.appends().stream().noneMatch(Append::isAcknowledged)) {
      return Optional.of("no append was acknowledged");
    }
    long trimmed = trimMark.before(Long.MAX_VALUE).level();
    ReadBack readBack =
        new ReadBack(
            log.appends().stream()
                .filter(append -> append.isAcknowledged() && append.position() >= trimmed)
                .sorted(Comparator.comparingLong(Append::position))
                .toList());
    if (readBack.appends.isEmpty()) {
      return Optional.of("every acknowledged append may have been trimmed");
    }
    log.reads().reversed().forEach(readBack::claim);
    return readBack.doubt();
  }

  private void claim(Read read) {
    int i = firstUnclaimed(firstAtOrAbove(read.from()));
    while (i < appends.size() && appends.get(i).position() < read.to()) {
      if (appends.get(i).end() > read.start()) {
        notReadBack.add(appends.get(i));
      }
      unclaimed[i] = i + 1;
      i = firstUnclaimed(i + 1);
    }
  }

  private int firstAtOrAbove(long position) {
    int low = 0;
    int high = appends.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (appends.get(middle).position() < position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private int firstUnclaimed(int from) {
    int i = from;
    while (unclaimed[i] != i) {
      unclaimed[i] = unclaimed[unclaimed[i]];
      i = unclaimed[i];
    }
    return i;
  }

  private Optional<String> doubt() {
    IntStream.range(0, appends.size())
        .filter(i -> unclaimed[i] == i)
        .mapToObj(appends::get)
        .forEach(notReadBack::add);
    if (notReadBack.isEmpty()) {
      return Optional.empty();
    }
    String some =
        notReadBack.stream()
            .sorted(Comparator.comparingLong(Append::start))
            .limit(3)
            .map(append -> "operation %d at %d".formatted(append.start(), append.position()))
            .collect(joining(", "));
    return Optional.of(
        ("%d of %d acknowledged appends were not read afterwards, among them %s; "
                + "end with a read of the whole log")
            .formatted(notReadBack.size(), appends.size(), some));
  }
}
