package dev.rhenea.worlds.register;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Loop;
import dev.rhenea.environment.NodeId;
import dev.rhenea.payload.Payload;
import dev.rhenea.register.Version;
import dev.rhenea.register.VersionedRegister;
import java.time.Duration;

/**
 * Reads, and writes after the version it read, until it is told to stop or its node dies. Most
 * values are unique; now and then all clients that write after one version write the same bytes.
 */
final class RegisterClient {
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(8);

  private final Environment environment;
  private final VersionedRegister register;
  private final RegisterHistory history;
  private final long incarnation;
  private int written;
  private boolean stopped;

  RegisterClient(Environment environment, VersionedRegister register, RegisterHistory history) {
    this.environment = environment;
    this.register = register;
    this.history = history;
    this.incarnation = environment.random().nextLong();
  }

  NodeId node() {
    return environment.node();
  }

  /** Starts to act; the future ends soon after {@link #stop}. */
  Future<Done> run() {
    return Loop.run(environment, Version.NONE, this::round);
  }

  void stop() {
    stopped = true;
  }

  private Future<Loop.Step<Version, Done>> round(Version seen) {
    if (stopped) {
      return environment.completed(new Loop.Step.Done<>(Done.DONE));
    }
    return act(seen).compose(now -> pause().map(over -> new Loop.Step.Again<>(now)));
  }

  private Future<Version> act(Version seen) {
    if (environment.random().nextInt(5) < 2) {
      return history.write(register, value(seen), seen).compose(done -> read(seen));
    }
    return read(seen);
  }

  private Future<Version> read(Version seen) {
    return history.read(environment, register).map(now -> now.orElse(seen));
  }

  private Payload value(Version after) {
    return Payload.utf8(
        environment.random().nextInt(4) == 0
            ? "after " + after
            : "%s-%x-%d".formatted(node(), incarnation, ++written));
  }

  private Future<Done> pause() {
    Duration span = Duration.ofNanos(environment.random().nextLong(LONGEST_PAUSE.toNanos()));
    return environment.pause(span);
  }
}
