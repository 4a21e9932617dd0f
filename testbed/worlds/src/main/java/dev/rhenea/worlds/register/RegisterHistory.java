package dev.rhenea.worlds.register;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.payload.Payload;
import dev.rhenea.register.Version;
import dev.rhenea.register.VersionedRegister;
import dev.rhenea.worlds.register.Observation.Read;
import dev.rhenea.worlds.register.Observation.Write;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Records calls as they begin and end; its clock ticks at each. */
public final class RegisterHistory {
  private final List<Observation> ended = new ArrayList<>();
  private final Map<Long, Write> begun = new LinkedHashMap<>();
  private long clock;

  /** Reads, and returns the version seen; empty if the register was unavailable. */
  public Future<Optional<Version>> read(Environment environment, VersionedRegister register) {
    long start = ++clock;
    return register
        .read()
        .map(seen -> {
          ended.add(new Read(start, ++clock, seen));
          return Optional.of(seen.version());
        })
        .recover(why -> environment.completed(Optional.empty()));
  }

  /** Writes {@code value} after {@code expected}. */
  public Future<Done> write(VersionedRegister register, Payload value, Version expected) {
    long start = ++clock;
    begun.put(start, new Write(start, Observation.NEVER, value, expected, Optional.empty()));
    return register
        .conditionalWrite(value, expected)
        .map(result -> {
          begun.remove(start);
          ended.add(new Write(start, ++clock, value, expected, Optional.of(result)));
          return Done.DONE;
        });
  }

  /** All that was observed, writes that never ended included. */
  public List<Observation> observations() {
    List<Observation> all = new ArrayList<>(ended);
    all.addAll(begun.values());
    return all;
  }
}
