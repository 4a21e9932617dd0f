package dev.rhenea.virtuallog;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Loop;
import dev.rhenea.environment.Loop.Step;
import dev.rhenea.environment.Promise;
import java.time.Duration;

/**
 * Follows a log from some position on, across all segments. Nothing is read before it is asked for:
 * asking is the back-pressure. Loop-confined, like the handle it came from.
 */
public final class Cursor {
  private final LogContext context;
  private final CachedChain chain;
  private final Reader reader;
  private Lsn position;
  private boolean busy;

  Cursor(LogContext context, CachedChain chain, Reader reader, Lsn from) {
    this.context = context;
    this.chain = chain;
    this.reader = reader;
    this.position = from;
  }

  /** Where the next read begins: one above the last entry handed out, at least. */
  public Lsn position() {
    return position;
  }

  /**
   * The next entries, waiting for some if there are none yet; an empty list after the handle's
   * deadline. {@code Trimmed} if the cursor was overtaken by a trim; it then goes on behind it.
   *
   * @param maxBytes about how many bytes of entries at most; at least one entry comes
   * @throws IllegalStateException if the previous call has not completed
   */
  public Future<ReadResult> next(int maxBytes) {
    if (busy) {
      throw new IllegalStateException("a cursor is asked for one batch at a time");
    }
    busy = true;
    Pace.Deadline deadline = context.pace().deadline(context.options().limits().deadline());
    Future<ReadResult> result =
        Loop.run(context.environment(), Done.DONE, again -> attempt(maxBytes, deadline));
    result.whenDone(() -> busy = false);
    return result;
  }

  private Future<Step<Done, ReadResult>> attempt(int maxBytes, Pace.Deadline deadline) {
    return reader
        .read(position, Lsn.MAX, maxBytes)
        .compose(read -> {
          boolean moved = position.isBefore(read.next());
          boolean empty =
              read instanceof ReadResult.Entries(var entries, var n) && entries.isEmpty();
          position = read.next();
          return !empty || deadline.passed()
              ? context.environment().completed(new Step.Done<>(read))
              : (moved ? context.environment().done() : news(deadline.left())).map(Step.Again::new);
        });
  }

  /** Done when there may be something to read: entries in the open segment, or another segment. */
  private Future<Done> news(Duration atMost) {
    Environment environment = context.environment();
    ActiveSegment open = chain.active();
    if (position.isBefore(open.segment().start())) {
      return environment.done();
    }
    Promise<Done> news = environment.promise();
    chain.changed().forward(news);
    Duration patience = context.timing().poll();
    open.loglet()
        .awaitTail(
            open.segment().toOffset(position), patience.compareTo(atMost) < 0 ? patience : atMost)
        .whenDone(
            hint -> news.complete(Done.DONE),
            why -> context.pace().pause(context.timing().retry()).forward(news));
    return news;
  }
}
