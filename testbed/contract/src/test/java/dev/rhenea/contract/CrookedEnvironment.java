package dev.rhenea.contract;

import dev.rhenea.environment.Address;
import dev.rhenea.environment.Cell;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Network;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.RecordLog;
import dev.rhenea.environment.Storage;
import dev.rhenea.environment.StorageId;
import dev.rhenea.environment.Timers;
import dev.rhenea.environment.Trace;
import dev.rhenea.environment.UnitId;
import dev.rhenea.payload.Payload;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A sound environment made worse by one defect: what the kit must find. */
final class CrookedEnvironment implements Environment {
  /** What it does wrong. */
  enum Defect {
    RUNS_EVENTS_INLINE,
    SWALLOWS_FAULTS,
    SENDS_REQUESTS_TWICE,
    NEVER_TIMES_OUT,
    TIMERS_CANNOT_BE_CANCELLED,
    SHOWS_CELLS_EARLY,
    LOSES_MESSAGES,
    TIMERS_FIRE_EARLY,
    CLOCK_GOES_BACK,
    DROPS_NOTHING
  }

  private final Environment sound;
  private final Defect defect;
  private final SortedMap<String, Cell> early = new TreeMap<>();
  private final SortedMap<String, RecordLog> keeping = new TreeMap<>();
  private long looks;

  CrookedEnvironment(Environment sound, Defect defect) {
    this.sound = sound;
    this.defect = defect;
  }

  @Override
  public void execute(Runnable event) {
    if (defect == Defect.RUNS_EVENTS_INLINE) {
      event.run();
    } else if (defect == Defect.SWALLOWS_FAULTS) {
      sound.execute(() -> swallow(event));
    } else {
      sound.execute(event);
    }
  }

  /** The first thing such an environment does wrong is to keep this to itself. */
  private static void swallow(Runnable event) {
    try {
      event.run();
    } catch (IllegalStateException kept) {
      // This is the defect.
    }
  }

  @Override
  public void fault(Throwable bug) {
    if (defect != Defect.SWALLOWS_FAULTS) {
      sound.fault(bug);
    }
  }

  @Override
  public NodeId node() {
    return sound.node();
  }

  @Override
  public UnitId unit() {
    return sound.unit();
  }

  @Override
  public Network network() {
    Network network = sound.network();
    return new Network() {
      @Override
      public Future<Payload> request(Address to, Payload message, Duration timeout) {
        if (defect == Defect.SENDS_REQUESTS_TWICE) {
          network.request(to, message, timeout);
        }
        Duration patience = defect == Defect.NEVER_TIMES_OUT ? Duration.ofHours(1) : timeout;
        return network.request(to, message, patience);
      }

      @Override
      public void send(Address to, Payload message) {
        if (defect != Defect.LOSES_MESSAGES) {
          network.send(to, message);
        }
      }
    };
  }

  @Override
  public Timers timers() {
    Timers timers = sound.timers();
    return new Timers() {
      @Override
      public long now() {
        return defect == Defect.CLOCK_GOES_BACK ? timers.now() - looks++ : timers.now();
      }

      @Override
      public Timer after(Duration delay, Runnable action) {
        Duration wait = defect == Defect.TIMERS_FIRE_EARLY ? delay.dividedBy(2) : delay;
        Timer timer = timers.after(wait, action);
        return defect == Defect.TIMERS_CANNOT_BE_CANCELLED ? () -> {} : timer;
      }
    };
  }

  @Override
  public Storage storage() {
    Storage storage = sound.storage();
    return new Storage() {
      @Override
      public StorageId id() {
        return storage.id();
      }

      @Override
      public RecordLog log(String name) {
        RecordLog log = storage.log(name);
        return defect == Defect.DROPS_NOTHING
            ? keeping.computeIfAbsent(name, first -> new KeepingLog(log))
            : log;
      }

      @Override
      public Cell cell(String name) {
        Cell cell = storage.cell(name);
        return defect == Defect.SHOWS_CELLS_EARLY
            ? early.computeIfAbsent(name, first -> new EarlyCell(cell))
            : cell;
      }

      @Override
      public Future<Done> destroy() {
        return storage.destroy();
      }

      @Override
      public Storage reopen() {
        return storage.reopen();
      }

      @Override
      public boolean hasRoom() {
        return storage.hasRoom();
      }
    };
  }

  /** Says that it dropped records. */
  private final class KeepingLog implements RecordLog {
    private final RecordLog log;

    KeepingLog(RecordLog log) {
      this.log = log;
    }

    @Override
    public Future<Done> write(long index, Payload bytes) {
      return log.write(index, bytes);
    }

    @Override
    public Future<List<Entry>> read(long from, long to, int maxBytes) {
      return log.read(from, to, maxBytes);
    }

    @Override
    public Future<Done> dropBelow(long index) {
      return done();
    }

    @Override
    public long start() {
      return log.start();
    }

    @Override
    public long end() {
      return log.end();
    }
  }

  /** Shows what was written before it is durable. */
  private static final class EarlyCell implements Cell {
    private final Cell cell;
    private @Nullable Payload written;

    EarlyCell(Cell cell) {
      this.cell = cell;
    }

    @Override
    public Optional<Payload> value() {
      return Optional.ofNullable(written);
    }

    @Override
    public Future<Done> write(Payload value) {
      written = value;
      return cell.write(value);
    }
  }

  @Override
  public RandomGenerator random() {
    return sound.random();
  }

  @Override
  public void trace(Trace step) {
    sound.trace(step);
  }

  @Override
  public <T> Future<T> blocking(Callable<T> work) {
    return sound.blocking(work);
  }
}
