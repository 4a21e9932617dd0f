package dev.rhenea.composition.cache;

import dev.rhenea.composition.filter.Forwarding;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.LogletTraits;
import dev.rhenea.loglet.ReadResult;
import java.util.Optional;

/** A handle that reads nothing twice, as long as it has room to remember. */
final class CachingLoglet implements Forwarding {
  private final Environment environment;
  private final LogletTraits traits;
  private final Loglet child;
  private final Remembered remembered;

  CachingLoglet(Environment environment, LogletTraits traits, Loglet child, Remembered remembered) {
    this.environment = environment;
    this.traits = traits;
    this.child = child;
    this.remembered = remembered;
  }

  @Override
  public Loglet child() {
    return child;
  }

  @Override
  public LogletTraits traits() {
    return traits;
  }

  @Override
  public Future<ReadResult> readNext(LogletOffset from, LogletOffset to, int maxBytes) {
    Optional<ReadResult> known = remembered.find(from, to, maxBytes);
    return known.isPresent()
        ? environment.completed(known.get())
        : child.readNext(from, to, maxBytes).map(answer -> learned(from, answer));
  }

  private ReadResult learned(LogletOffset from, ReadResult answer) {
    switch (answer) {
      case ReadResult.Entries entries -> remembered.keep(from, entries);
      case ReadResult.Trimmed(LogletOffset next) -> remembered.trim(next);
      case ReadResult.Unknown() -> remembered.clear();
    }
    return answer;
  }

  @Override
  public Future<LogletOffset> prefixTrim(LogletOffset before) {
    return child
        .prefixTrim(before)
        .map(mark -> {
          remembered.trim(mark);
          return mark;
        });
  }

  @Override
  public Future<Done> close() {
    remembered.clear();
    return child.close();
  }
}
