package dev.rhenea.composition.part;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.provider.LogletCopy;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A copier's handle on a copy made of copies: each child is given what it has of a batch, and ends
 * with what it has of the whole (V10). Loop-confined.
 */
public final class SpreadCopy implements LogletCopy {
  private final Environment environment;
  private final LogletId id;
  private final Spread spread;
  private final List<LogletCopy> children;

  /** Everything below was written by this handle: a child that has nothing of it sees no gap. */
  private LogletOffset end;

  /**
   * A handle that has written nothing.
   *
   * @param first the copy's lowest offset
   */
  public SpreadCopy(
      Environment environment,
      LogletId id,
      Spread spread,
      List<LogletCopy> children,
      LogletOffset first) {
    this.environment = environment;
    this.id = id;
    this.spread = spread;
    this.children = children;
    this.end = first;
  }

  @Override
  public Future<Done> write(LogletOffset from, ReadResult.Entries batch) {
    if (from.compareTo(end) > 0) {
      return environment.unavailable(
          Diagnosis.of("write at %s of copy %s, which ends at %s".formatted(from, id, end)));
    }
    List<List<Entry>> entries = spread.entries(from, batch);
    return all(
            child -> write(child, from, new ReadResult.Entries(entries.get(child), batch.next())))
        .map(written -> {
          end = LogletOffset.max(end, batch.next());
          return Done.DONE;
        });
  }

  private Stream<Future<Done>> write(int child, LogletOffset from, ReadResult.Entries batch) {
    LogletOffset begin = spread.end(child, from);
    LogletOffset next = spread.end(child, batch.next());
    return begin.equals(next)
        ? Stream.empty()
        : Stream.of(
            children.get(child).write(begin, new ReadResult.Entries(batch.entries(), next)));
  }

  @Override
  public Future<Done> finish(LogletOffset tail) {
    if (!tail.equals(end)) {
      return environment.unavailable(
          Diagnosis.of("finish at %s of copy %s, which ends at %s".formatted(tail, id, end)));
    }
    return all(child -> Stream.of(children.get(child).finish(spread.end(child, tail))));
  }

  @Override
  public Future<Done> close() {
    return all(child -> Stream.of(children.get(child).close()));
  }

  /** Asks the children at once, and waits for all: each of them takes one call at a time. */
  private Future<Done> all(IntFunction<Stream<Future<Done>>> call) {
    return Ends.all(
        environment, IntStream.range(0, children.size()).boxed().flatMap(call::apply).toList());
  }
}
