package dev.rhenea.composition.stripe;

import dev.rhenea.composition.part.Ends;
import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.LogletCopy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A copier's handle: each child is given its share of a batch, and ends with its share of the whole
 * (V10). Loop-confined.
 */
final class StripedCopy implements LogletCopy {
  private final Environment environment;
  private final LogletId id;
  private final Striping striping;
  private final List<LogletCopy> children;

  /** Everything below was written by this handle: a child that has no share sees no gap. */
  private LogletOffset end;

  StripedCopy(
      Environment environment,
      LogletId id,
      Striping striping,
      List<LogletCopy> children,
      LogletOffset first) {
    this.environment = environment;
    this.id = id;
    this.striping = striping;
    this.children = children;
    this.end = first;
  }

  @Override
  public Future<Done> write(LogletOffset from, ReadResult.Entries batch) {
    if (from.compareTo(end) > 0) {
      return environment.unavailable(
          Diagnosis.of("write at %s of copy %s, which ends at %s".formatted(from, id, end)));
    }
    return all((stripe, child) -> share(stripe, child, from, batch))
        .map(written -> {
          end = LogletOffset.max(end, batch.next());
          return Done.DONE;
        });
  }

  private Stream<Future<Done>> share(
      int stripe, LogletCopy child, LogletOffset from, ReadResult.Entries batch) {
    LogletOffset begin = striping.shareOf(stripe, from);
    LogletOffset next = striping.shareOf(stripe, batch.next());
    return begin.equals(next)
        ? Stream.empty()
        : Stream.of(child.write(begin, new ReadResult.Entries(entries(stripe, batch), next)));
  }

  private List<Entry> entries(int stripe, ReadResult.Entries batch) {
    List<Entry> own = new ArrayList<>();
    for (Entry entry : batch.entries()) {
      if (striping.stripeOf(entry.offset()) == stripe) {
        LogletOffset local = striping.localOf(entry.offset());
        own.add(
            switch (entry) {
              case Entry.Filler filler -> new Entry.Filler(local);
              case Entry.Data(LogletOffset at, Payload payload) ->
                  new Entry.Data(local, Stored.entry(payload));
            });
      }
    }
    return own;
  }

  @Override
  public Future<Done> finish(LogletOffset tail) {
    if (!tail.equals(end)) {
      return environment.unavailable(
          Diagnosis.of("finish at %s of copy %s, which ends at %s".formatted(tail, id, end)));
    }
    return all((stripe, child) -> Stream.of(child.finish(striping.shareOf(stripe, tail))));
  }

  @Override
  public Future<Done> close() {
    return all((stripe, child) -> Stream.of(child.close()));
  }

  /** Asks the children at once, and waits for all: each of them takes one call at a time. */
  private Future<Done> all(BiFunction<Integer, LogletCopy, Stream<Future<Done>>> call) {
    return Ends.all(
        environment,
        IntStream.range(0, children.size())
            .boxed()
            .flatMap(stripe -> call.apply(stripe, children.get(stripe)))
            .toList());
  }
}
