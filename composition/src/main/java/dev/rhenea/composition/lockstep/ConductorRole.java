package dev.rhenea.composition.lockstep;

import dev.rhenea.composition.lockstep.LockstepMessage.Await;
import dev.rhenea.composition.lockstep.LockstepMessage.Begin;
import dev.rhenea.composition.lockstep.LockstepMessage.Begun;
import dev.rhenea.composition.lockstep.LockstepMessage.End;
import dev.rhenea.composition.lockstep.LockstepMessage.Ended;
import dev.rhenea.composition.lockstep.LockstepMessage.FromConductor;
import dev.rhenea.composition.lockstep.LockstepMessage.Refused;
import dev.rhenea.composition.lockstep.LockstepMessage.Submit;
import dev.rhenea.composition.lockstep.LockstepMessage.ToConductor;
import dev.rhenea.environment.Cell;
import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Role;
import dev.rhenea.environment.StorageId;
import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.payload.Payload;
import dev.rhenea.payload.PayloadWriter;
import dev.rhenea.provider.Host;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The door of a {@link Conductor}, whose only life it guards: the Loglet is begun in a data folder
 * once, durably, and whoever finds it begun by an earlier process conducts nothing (M4).
 *
 * <pre>
 *   NEW --Begin, the cell is written--> CONDUCTING
 *   opened, and the cell was written before: OVER, for good
 * </pre>
 */
final class ConductorRole implements Role {
  static final String NAME = "Conductor";

  private final Host host;
  private final Layout.Kind kind;
  private final Environment environment;
  private final boolean over;
  private @Nullable Future<Done> beginning;
  private @Nullable Conductor conductor;

  ConductorRole(Host host, Layout.Kind kind) {
    this.host = host;
    this.kind = kind;
    environment = host.environment();
    over = begun().value().isPresent();
  }

  private Cell begun() {
    return environment.storage().reopen().cell("begun");
  }

  @Override
  public Future<Payload> request(NodeId from, Payload message) {
    ToConductor request;
    try {
      request = LockstepCodec.decode(message, ToConductor.class);
    } catch (MalformedPayloadException malformed) {
      return environment.unavailable(Diagnosis.of(from + " sent " + malformed.getMessage()));
    }
    return answer(request).map(LockstepCodec::encode);
  }

  private Future<FromConductor> answer(ToConductor request) {
    return switch (request) {
      case Begin begin -> begin(begin);
      case Submit submit ->
          conducted(submit.life(), conductor -> conductor.submit(submit).map(answer -> answer));
      case Await(StorageId life, long beyond, var patience) ->
          conducted(life, conductor -> conductor.await(beyond, patience).map(answer -> answer));
      case End() ->
          conductor == null
              ? environment.completed(new Ended())
              : conductor.end().map(done -> new Ended());
    };
  }

  private Future<FromConductor> begin(Begin begin) {
    if (over) {
      return environment.completed(restarted());
    }
    if (beginning == null || beginning.hasFailed()) {
      beginning = begun().write(new PayloadWriter().tag(1).toPayload());
    }
    return beginning.map(durable -> {
      if (conductor == null) {
        conductor =
            new Conductor(
                environment,
                kind.of(environment.storage().id(), begin.children().size(), begin.needed()),
                Lockstep.children(host, begin.id(), begin.children()));
        environment.trace(new LockstepTrace.Begun());
      }
      return new Begun(environment.storage().id());
    });
  }

  private Future<FromConductor> conducted(
      StorageId life, Function<Conductor, Future<FromConductor>> call) {
    return refusal(life)
        .<Future<FromConductor>>map(environment::completed)
        .orElseGet(() -> call.apply(Objects.requireNonNull(conductor)));
  }

  private Optional<Refused> refusal(StorageId life) {
    if (!life.equals(environment.storage().id())) { // N14
      return Optional.of(
          new Refused("%s lost the data folder it had".formatted(environment.node())));
    }
    return conductor == null ? Optional.of(restarted()) : Optional.empty();
  }

  private Refused restarted() {
    return new Refused(
        over
            ? "%s restarted, and its order with it".formatted(environment.node())
            : "%s does not conduct this Loglet".formatted(environment.node()));
  }

  @Override
  public void send(NodeId from, Payload message) {
    // Nothing is told to a conductor one way.
  }
}
