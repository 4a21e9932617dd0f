package dev.rhenea.worlds.register;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Loop;
import dev.rhenea.environment.NodeId;
import dev.rhenea.payload.Payload;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;
import dev.rhenea.register.RegisterId;
import dev.rhenea.register.Version;
import dev.rhenea.register.VersionedRegister;
import dev.rhenea.register.WriteResult;
import dev.rhenea.virtuallog.placement.Ledger;
import dev.rhenea.virtuallog.placement.Placement;
import dev.rhenea.virtuallog.placement.Recorded;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** The directory of a simulated cluster, in a register like the real one. */
final class MovingLedger implements Ledger {
  static final RegisterId ID = new RegisterId("directory");

  private static final Duration BACK_OFF = Duration.ofMillis(5);
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Environment environment;
  private final VersionedRegister register;

  MovingLedger(Environment environment, VersionedRegister register) {
    this.environment = environment;
    this.register = register;
  }

  /** Writes the first, unless there is one; returns the one there is. */
  Future<Recorded> found(Recorded first) {
    return change(now -> Optional.empty(), Optional.of(first));
  }

  @Override
  public Future<Recorded> edit(Function<Recorded, Optional<Placement>> change) {
    return change(now ->
        change.apply(now).map(next -> new Recorded(now.nodes(), now.logs(), Optional.of(next))));
  }

  /** The same for the members and the logs. */
  Future<Recorded> change(Function<Recorded, Optional<Recorded>> change) {
    return change(change, Optional.empty());
  }

  private Future<Recorded> change(
      Function<Recorded, Optional<Recorded>> change, Optional<Recorded> first) {
    long end = environment.timers().now() + PATIENCE.toNanos();
    return Loop.run(
        environment,
        Done.DONE,
        again ->
            attempt(change, first)
                .recover(why ->
                    environment.timers().now() > end
                        ? environment.unavailable(why.diagnosis())
                        : environment.pause(BACK_OFF).map(Loop.Step.Again::new)));
  }

  private Future<Loop.Step<Done, Recorded>> attempt(
      Function<Recorded, Optional<Recorded>> change, Optional<Recorded> first) {
    return register
        .read()
        .compose(read -> {
          if (read.version().equals(Version.NONE) && first.isEmpty()) {
            return environment.unavailable(Diagnosis.of("there is no directory"));
          }
          Optional<Recorded> next =
              read.version().equals(Version.NONE) ? first : change.apply(decode(read.value()));
          return next.map(value -> write(value, read.version()))
              .orElseGet(() -> environment.completed(new Loop.Step.Done<>(decode(read.value()))));
        });
  }

  private Future<Loop.Step<Done, Recorded>> write(Recorded next, Version expected) {
    return register
        .conditionalWrite(encode(next), expected)
        .compose(written ->
            switch (written) {
              case WriteResult.Written _ -> environment.completed(new Loop.Step.Done<>(next));
              case WriteResult.Conflict() -> environment.pause(BACK_OFF).map(Loop.Step.Again::new);
              case WriteResult.Indeterminate(var cause) -> environment.unavailable(cause);
            });
  }

  private static Payload encode(Recorded recorded) {
    return new PayloadWriter()
        .list(List.copyOf(recorded.nodes()), (to, node) -> to.text(node.name()))
        .list(List.copyOf(recorded.logs()), PayloadWriter::text)
        .optional(recorded.placement(), (to, placement) -> placement.write(to))
        .toPayload();
  }

  private static Recorded decode(Payload bytes) {
    PayloadReader in = new PayloadReader(bytes);
    return new Recorded(
        new TreeSet<>(in.list(each -> new NodeId(each.text()))),
        new TreeSet<>(in.list(PayloadReader::text)),
        in.optional(Placement::read));
  }
}
