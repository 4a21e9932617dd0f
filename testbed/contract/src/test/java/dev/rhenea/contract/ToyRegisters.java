package dev.rhenea.contract;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Role;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.RegisterProvider;
import dev.rhenea.register.RegisterId;
import dev.rhenea.register.Version;
import dev.rhenea.register.Versioned;
import dev.rhenea.register.VersionedRegister;
import dev.rhenea.register.WriteResult;
import dev.rhenea.spec.Parameter;
import dev.rhenea.spec.ProtocolSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Registers that are objects in this JVM, with one defect each: what the kit must find. */
final class ToyRegisters implements RegisterProvider {
  /** What a toy does wrong. */
  enum Defect {
    NONE,
    /** Takes every write as the next version. */
    IGNORES_EXPECTATION,
    /** Compares and writes in two steps. */
    LATE_COMPARISON,
    /** Takes equal bytes for the same write. */
    KNOWS_WRITES_BY_BYTES,
    /** Reads the last but one value now and then. */
    STALE_READS,
    /** Writes although it answers that it did not. */
    CONFLICTS_THAT_WRITE
  }

  private static final Duration JOURNEY = Duration.ofNanos(200_000);

  private final SortedMap<String, List<Versioned>> registers = new TreeMap<>();
  private final Defect defect;

  ToyRegisters(Defect defect) {
    this.defect = defect;
  }

  private List<Versioned> history(RegisterId id) {
    return registers.computeIfAbsent(
        id.name(), fresh -> new ArrayList<>(List.of(Versioned.NOTHING)));
  }

  @Override
  public int apiVersion() {
    return API_VERSION;
  }

  @Override
  public String name() {
    return "toy";
  }

  @Override
  public String summary() {
    return "an object in this JVM";
  }

  @Override
  public String source() {
    return "";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of();
  }

  @Override
  public void validate(ProtocolSpec spec, Catalogue catalogue) {}

  @Override
  public Role openRole(Host host, String role) {
    throw new IllegalArgumentException("toys have no roles");
  }

  @Override
  public Future<ProtocolSpec> create(
      Host host, RegisterId id, ProtocolSpec spec, Duration deadline) {
    return host.environment().completed(spec);
  }

  @Override
  public VersionedRegister open(Host host, RegisterId id, ProtocolSpec created, Duration deadline) {
    return new Toy(host.environment(), history(id));
  }

  private final class Toy implements VersionedRegister {
    private final Environment environment;
    private final List<Versioned> history;

    Toy(Environment environment, List<Versioned> history) {
      this.environment = environment;
      this.history = history;
    }

    private Future<Done> travel() {
      return Pause.within(environment, JOURNEY);
    }

    @Override
    public Future<Versioned> read() {
      boolean stale = defect == Defect.STALE_READS && environment.random().nextInt(4) == 0;
      return travel()
          .map(there -> history.get(stale ? Math.max(0, history.size() - 2) : history.size() - 1))
          .compose(found -> travel().map(back -> found));
    }

    @Override
    public Future<WriteResult> conditionalWrite(Payload value, Version expected) {
      return travel()
          .compose(there -> compareAndWrite(value, expected))
          .compose(result -> travel().map(back -> result));
    }

    private Future<WriteResult> compareAndWrite(Payload value, Version expected) {
      Versioned current = history.getLast();
      if (defect == Defect.KNOWS_WRITES_BY_BYTES
          && current.equals(new Versioned(expected.next(), value))) {
        return environment.completed(new WriteResult.Written(current.version()));
      }
      if (!current.version().equals(expected) && defect != Defect.IGNORES_EXPECTATION) {
        if (defect == Defect.CONFLICTS_THAT_WRITE) {
          write(value);
        }
        return environment.completed(new WriteResult.Conflict());
      }
      return defect == Defect.LATE_COMPARISON
          ? travel().map(later -> write(value))
          : environment.completed(write(value));
    }

    private WriteResult write(Payload value) {
      history.add(new Versioned(history.getLast().version().next(), value));
      return new WriteResult.Written(history.getLast().version());
    }

    @Override
    public Future<Done> close() {
      return environment.done();
    }
  }
}
