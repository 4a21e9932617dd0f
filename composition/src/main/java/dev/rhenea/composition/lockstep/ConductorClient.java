package dev.rhenea.composition.lockstep;

import dev.rhenea.composition.lockstep.LockstepMessage.Await;
import dev.rhenea.composition.lockstep.LockstepMessage.Committed;
import dev.rhenea.composition.lockstep.LockstepMessage.FromConductor;
import dev.rhenea.composition.lockstep.LockstepMessage.Outcome;
import dev.rhenea.composition.lockstep.LockstepMessage.Refused;
import dev.rhenea.composition.lockstep.LockstepMessage.Submit;
import dev.rhenea.composition.lockstep.LockstepMessage.ToConductor;
import dev.rhenea.environment.Address;
import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.StorageId;
import dev.rhenea.ordering.Ordered;
import dev.rhenea.ordering.Orderer;
import dev.rhenea.ordering.Rest;
import dev.rhenea.ordering.Submission;
import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.payload.Payload;
import java.time.Duration;
import java.util.List;
import java.util.function.LongConsumer;

/** The conductor as a handle talks to it. Loop-confined. */
final class ConductorClient implements Orderer<FromConductor> {
  private final Environment environment;
  private final Address conductor;
  private final StorageId life;
  private final LongConsumer committed;

  /**
   * @param life the data folder that create bound the conductor to
   * @param committed hears how far the conductor says all children are
   */
  ConductorClient(
      Environment environment, Address conductor, StorageId life, LongConsumer committed) {
    this.environment = environment;
    this.conductor = conductor;
    this.life = life;
    this.committed = committed;
  }

  @Override
  public String name() {
    return "conductor " + node();
  }

  @Override
  public NodeId node() {
    return conductor.node();
  }

  @Override
  public String quorum() {
    return "all children";
  }

  @Override
  public Future<FromConductor> submit(Submission submission, Duration timeout) {
    return ask(environment, conductor, new Submit(life, submission), timeout);
  }

  @Override
  public Ordered ordered(FromConductor answer) {
    return switch (answer) {
      case Outcome(long length, Ordered ordered) -> {
        committed.accept(length);
        yield ordered;
      }
      case Refused(String reason) -> new Ordered(0, List.of(), new Rest.Fenced(reason));
      default -> throw new IllegalStateException("the conductor answered an append by " + answer);
    };
  }

  /**
   * How far all children are for sure, once that is above {@code beyond}, or after {@code atMost};
   * unavailable if the conductor cannot say it.
   */
  Future<Long> await(long beyond, Duration atMost, Duration request) {
    return ask(environment, conductor, new Await(life, beyond, atMost), atMost.plus(request))
        .compose(answer ->
            switch (answer) {
              case Committed(long length) -> {
                committed.accept(length);
                yield environment.completed(length);
              }
              case Refused(String reason) -> environment.unavailable(Diagnosis.of(reason));
              default ->
                  throw new IllegalStateException("the conductor answered Await by " + answer);
            });
  }

  /** Asks a conductor; unavailable if no answer came in time or none that can be understood. */
  static Future<FromConductor> ask(
      Environment environment, Address conductor, ToConductor message, Duration timeout) {
    return environment
        .network()
        .request(conductor, LockstepCodec.encode(message), timeout)
        .compose(bytes -> opened(environment, conductor.node(), bytes));
  }

  private static Future<FromConductor> opened(Environment environment, NodeId from, Payload bytes) {
    try {
      return environment.completed(LockstepCodec.decode(bytes, FromConductor.class));
    } catch (MalformedPayloadException malformed) {
      return environment.unavailable(
          new Diagnosis(from + " answered " + malformed.getMessage(), List.of(from), ""));
    }
  }
}
