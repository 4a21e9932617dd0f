package dev.rhenea.nativeloglet;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Role;
import dev.rhenea.nativeloglet.NativeMessage.FromSequencer;
import dev.rhenea.nativeloglet.NativeMessage.Greet;
import dev.rhenea.nativeloglet.NativeMessage.Greeted;
import dev.rhenea.nativeloglet.NativeMessage.Submit;
import dev.rhenea.nativeloglet.NativeMessage.ToSequencer;
import dev.rhenea.ordering.Submission;
import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.payload.Payload;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The door of a {@link Sequencer}, which begins with the first append: having no storage, it learns
 * from that message who the LogServers are.
 */
final class SequencerRole implements Role {
  static final String NAME = "Sequencer";

  private final Environment environment;
  private final KnownTail knownTail = new KnownTail();
  private @Nullable Sequencer sequencer;

  SequencerRole(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Future<Payload> request(NodeId from, Payload message) {
    Envelope<ToSequencer> envelope;
    try {
      envelope = NativeCodec.decode(message, ToSequencer.class);
    } catch (MalformedPayloadException malformed) {
      return environment.unavailable(Diagnosis.of(from + " sent " + malformed.getMessage()));
    }
    knownTail.hear(envelope.knownTail());
    return answer(envelope.message())
        .map(reply ->
            NativeCodec.encode(new Envelope<>(knownTail.value(), Optional.empty(), reply)));
  }

  private Future<FromSequencer> answer(ToSequencer request) {
    return switch (request) {
      case Greet() -> environment.completed(new Greeted(environment.storage().id()));
      case Submit(NativeParameters parameters, Submission submission) -> {
        if (sequencer == null) {
          sequencer = begin(parameters);
        }
        yield sequencer.submit(submission);
      }
    };
  }

  private Sequencer begin(NativeParameters parameters) {
    Peers peers = new Peers(environment, environment.unit(), parameters, knownTail);
    return new Sequencer(peers, new Incarnation(environment.random().nextLong()));
  }

  @Override
  public void send(NodeId from, Payload message) {
    // Nothing is told to a sequencer one way.
  }
}
