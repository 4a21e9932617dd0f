package dev.rhenea.nativeloglet;

import dev.rhenea.environment.Address;
import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.RoleName;
import dev.rhenea.environment.StorageId;
import dev.rhenea.environment.UnitId;
import dev.rhenea.nativeloglet.NativeMessage.FromLogServer;
import dev.rhenea.nativeloglet.NativeMessage.FromSequencer;
import dev.rhenea.nativeloglet.NativeMessage.Greeted;
import dev.rhenea.nativeloglet.NativeMessage.Sequenced;
import dev.rhenea.nativeloglet.NativeMessage.Submit;
import dev.rhenea.nativeloglet.NativeMessage.TailReport;
import dev.rhenea.nativeloglet.NativeMessage.ToLogServer;
import dev.rhenea.nativeloglet.NativeMessage.ToSequencer;
import dev.rhenea.nativeloglet.NativeMessage.Trimmed;
import dev.rhenea.ordering.Ordered;
import dev.rhenea.ordering.Orderer;
import dev.rhenea.ordering.Submission;
import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.payload.Payload;
import dev.rhenea.quorum.Majority;
import dev.rhenea.spec.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The server roles of one Loglet as one party talks to them. Puts the party's knownTail on every
 * message and keeps the highest that comes back.
 */
final class Peers implements Orderer<FromSequencer> {
  private final Environment environment;
  private final UnitId loglet;
  private final NativeParameters parameters;
  private final KnownTail knownTail;
  private final Majority quorums;
  private final SequencedMap<NodeId, StorageId> folders = new LinkedHashMap<>();
  private long trimMark;

  Peers(Environment environment, UnitId loglet, NativeParameters parameters, KnownTail knownTail) {
    this.environment = environment;
    this.loglet = loglet;
    this.parameters = parameters;
    this.knownTail = knownTail;
    quorums = parameters.quorums();
    for (Value.Node member : parameters.logServers()) {
      member.storageId().ifPresent(folder -> folders.put(member.id(), folder));
    }
  }

  Environment environment() {
    return environment;
  }

  UnitId loglet() {
    return loglet;
  }

  NativeParameters parameters() {
    return parameters;
  }

  KnownTail knownTail() {
    return knownTail;
  }

  /** Any majority of the LogServers commits, seals and answers checkTail. */
  Majority quorums() {
    return quorums;
  }

  List<NodeId> members() {
    return quorums.members();
  }

  /** The members that create bound to a data folder; the others count for nothing (rule N14). */
  List<NodeId> bound() {
    return List.copyOf(folders.keySet());
  }

  NodeId sequencer() {
    return parameters.sequencer();
  }

  /** The LogServers that may be asked, the one on the party's own node first. */
  List<NodeId> nearestFirst() {
    List<NodeId> order = new ArrayList<>(folders.keySet());
    if (order.remove(environment.node())) {
      order.addFirst(environment.node());
    }
    return List.copyOf(order);
  }

  /** The highest trim mark that a LogServer told. */
  long trimMark() {
    return trimMark;
  }

  /** Asks a LogServer; unavailable if no answer came in time or none that can be understood. */
  Future<FromLogServer> ask(NodeId member, ToLogServer message, Duration timeout) {
    return ask(
            address(member, LogServerRole.NAME),
            Optional.ofNullable(folders.get(member)),
            message,
            FromLogServer.class,
            timeout)
        .map(this::learned);
  }

  private FromLogServer learned(FromLogServer answer) {
    switch (answer) {
      case TailReport report -> trimMark = Math.max(trimMark, report.trimMark());
      case Trimmed(long mark) -> trimMark = Math.max(trimMark, mark);
      default -> {}
    }
    return answer;
  }

  /** Tells a LogServer something, perhaps. */
  void tell(NodeId member, ToLogServer message) {
    environment
        .network()
        .send(
            address(member, LogServerRole.NAME),
            envelope(Optional.ofNullable(folders.get(member)), message));
  }

  @Override
  public String name() {
    return "sequencer " + sequencer();
  }

  @Override
  public NodeId node() {
    return sequencer();
  }

  @Override
  public String quorum() {
    return "a majority of LogServers";
  }

  @Override
  public Future<FromSequencer> submit(Submission submission, Duration timeout) {
    return askSequencer(new Submit(parameters, submission), timeout);
  }

  @Override
  public Ordered ordered(FromSequencer answer) {
    return switch (answer) {
      case Sequenced(Ordered ordered) -> ordered;
      case Greeted greeted ->
          throw new IllegalStateException("the sequencer answered an append by " + greeted);
    };
  }

  /** Asks the sequencer; unavailable like {@link #ask}. */
  Future<FromSequencer> askSequencer(ToSequencer message, Duration timeout) {
    return ask(
        address(parameters.sequencer(), SequencerRole.NAME),
        Optional.empty(),
        message,
        FromSequencer.class,
        timeout);
  }

  private <M extends NativeMessage> Future<M> ask(
      Address to, Optional<StorageId> folder, NativeMessage message, Class<M> kind, Duration wait) {
    return environment
        .network()
        .request(to, envelope(folder, message), wait)
        .compose(bytes -> opened(to.node(), bytes, kind));
  }

  private Payload envelope(Optional<StorageId> folder, NativeMessage message) {
    return NativeCodec.encode(new Envelope<>(knownTail.value(), folder, message));
  }

  private <M extends NativeMessage> Future<M> opened(NodeId from, Payload bytes, Class<M> kind) {
    try {
      Envelope<M> envelope = NativeCodec.decode(bytes, kind);
      knownTail.hear(envelope.knownTail());
      return environment.completed(envelope.message());
    } catch (MalformedPayloadException malformed) {
      return environment.unavailable(
          new Diagnosis(from + " answered " + malformed.getMessage(), List.of(from), ""));
    }
  }

  private Address address(NodeId node, String role) {
    return new Address(node, loglet, new RoleName(NativeLogletProvider.NAME, role));
  }
}
