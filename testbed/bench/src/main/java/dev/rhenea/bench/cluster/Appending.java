package dev.rhenea.bench.cluster;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.EventLoop;
import dev.rhenea.environment.Future;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.node.http.OnLoop;
import dev.rhenea.payload.Payload;
import dev.rhenea.virtuallog.AppendResult;
import dev.rhenea.virtuallog.VirtualLog;

/**
 * Something that takes appends. All but {@link #loop} is called on that loop, and completes there.
 */
public sealed interface Appending {
  EventLoop loop();

  /** Whether the entry took effect, as far as is known. */
  Future<Boolean> append(Payload entry);

  /** Lets everything that was appended so far be dropped. */
  Future<Done> trim();

  /** A log, whatever it consists of. */
  record ToLog(OnLoop<VirtualLog> log) implements Appending {
    @Override
    public EventLoop loop() {
      return log.environment();
    }

    @Override
    public Future<Boolean> append(Payload entry) {
      return log.target().append(entry).map(AppendResult.Appended.class::isInstance);
    }

    @Override
    public Future<Done> trim() {
      VirtualLog target = log.target();
      return target.checkTail().compose(target::prefixTrim).map(mark -> Done.DONE);
    }
  }

  /** A Loglet, without a log above it. */
  record ToLoglet(OnLoop<Loglet> loglet) implements Appending {
    @Override
    public EventLoop loop() {
      return loglet.environment();
    }

    @Override
    public Future<Boolean> append(Payload entry) {
      return loglet
          .target()
          .append(entry)
          .map(dev.rhenea.loglet.AppendResult.Appended.class::isInstance);
    }

    @Override
    public Future<Done> trim() {
      Loglet target = loglet.target();
      return target
          .checkTail()
          .compose(tail -> target.prefixTrim(tail.offset()))
          .map(mark -> Done.DONE);
    }
  }
}
