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

/** An environment that tells {@link Effects} what is done with it. */
final class WatchedEnvironment implements Environment {
  private final Environment real;
  private final Effects effects;
  private final SortedMap<String, RecordLog> logs = new TreeMap<>();
  private final SortedMap<String, Cell> cells = new TreeMap<>();

  WatchedEnvironment(Environment real, Effects effects) {
    this.real = real;
    this.effects = effects;
  }

  private void record(String what) {
    effects.record(real.node(), real.unit(), what);
  }

  /** A message or a record, short, the same whenever the bytes are the same. */
  static String brief(Payload bytes) {
    return "%d bytes (%08x)".formatted(bytes.size(), bytes.hashCode());
  }

  /** The only door for foreign threads. */
  @Override
  public void execute(Runnable event) {
    real.execute(event);
  }

  @Override
  public void fault(Throwable bug) {
    real.fault(bug);
  }

  @Override
  public NodeId node() {
    return real.node();
  }

  @Override
  public UnitId unit() {
    return real.unit();
  }

  @Override
  public RandomGenerator random() {
    effects.touched("random");
    return real.random();
  }

  @Override
  public void trace(Trace step) {
    record("step " + step);
    real.trace(step);
  }

  @Override
  public <T> Future<T> blocking(Callable<T> work) {
    record("blocking work");
    return real.blocking(work);
  }

  @Override
  public Network network() {
    effects.touched("network");
    Network network = real.network();
    return new Network() {
      @Override
      public Future<Payload> request(Address to, Payload message, Duration timeout) {
        record("request to %s, %s, within %s".formatted(to, brief(message), timeout));
        return network.request(to, message, timeout);
      }

      @Override
      public void send(Address to, Payload message) {
        record("message to %s, %s".formatted(to, brief(message)));
        network.send(to, message);
      }
    };
  }

  @Override
  public Timers timers() {
    effects.touched("timers");
    Timers timers = real.timers();
    return new Timers() {
      @Override
      public long now() {
        return timers.now();
      }

      @Override
      public Timer after(Duration delay, Runnable action) {
        record("timer in " + delay);
        return timers.after(delay, action);
      }
    };
  }

  @Override
  public Storage storage() {
    effects.touched("storage");
    Storage storage = real.storage();
    return new Storage() {
      @Override
      public StorageId id() {
        return storage.id();
      }

      @Override
      public RecordLog log(String name) {
        return logs.computeIfAbsent(name, first -> new WatchedLog(name, storage.log(name)));
      }

      @Override
      public Cell cell(String name) {
        return cells.computeIfAbsent(name, first -> new WatchedCell(name, storage.cell(name)));
      }

      @Override
      public Future<Done> destroy() {
        record("storage destroyed");
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

  private final class WatchedCell implements Cell {
    private final String name;
    private final Cell cell;

    WatchedCell(String name, Cell cell) {
      this.name = name;
      this.cell = cell;
    }

    @Override
    public Optional<Payload> value() {
      return cell.value();
    }

    @Override
    public Future<Done> write(Payload value) {
      record("cell %s := %s".formatted(name, brief(value)));
      return cell.write(value);
    }
  }

  private final class WatchedLog implements RecordLog {
    private final String name;
    private final RecordLog log;

    WatchedLog(String name, RecordLog log) {
      this.name = name;
      this.log = log;
    }

    @Override
    public Future<Done> write(long index, Payload bytes) {
      record("log %s[%d] := %s".formatted(name, index, brief(bytes)));
      return log.write(index, bytes);
    }

    @Override
    public Future<List<Entry>> read(long from, long to, int maxBytes) {
      record("log %s read [%d, %d), %d bytes".formatted(name, from, to, maxBytes));
      return log.read(from, to, maxBytes);
    }

    @Override
    public Future<Done> dropBelow(long index) {
      record("log %s dropped below %d".formatted(name, index));
      return log.dropBelow(index);
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
}
