package dev.rhenea.composition.filter;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Future;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.loglet.Tail;
import dev.rhenea.payload.Payload;
import java.time.Duration;

/** A Loglet in front of another one, which does whatever this one does not do itself. */
public interface Forwarding extends Loglet {
  Loglet child();

  @Override
  default Future<AppendResult> append(Payload entry) {
    return child().append(entry);
  }

  @Override
  default Future<Tail> checkTail() {
    return child().checkTail();
  }

  @Override
  default Future<ReadResult> readNext(LogletOffset from, LogletOffset to, int maxBytes) {
    return child().readNext(from, to, maxBytes);
  }

  @Override
  default Future<LogletOffset> prefixTrim(LogletOffset before) {
    return child().prefixTrim(before);
  }

  @Override
  default Future<Done> seal() {
    return child().seal();
  }

  @Override
  default Future<LogletOffset> awaitTail(LogletOffset beyond, Duration atMost) {
    return child().awaitTail(beyond, atMost);
  }

  @Override
  default Future<Done> close() {
    return child().close();
  }
}
