package dev.rhenea.nativeloglet;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.StorageId;
import dev.rhenea.nativeloglet.NativeMessage.Begin;
import dev.rhenea.nativeloglet.NativeMessage.Create;
import dev.rhenea.nativeloglet.NativeMessage.Created;
import dev.rhenea.nativeloglet.NativeMessage.FromLogServer;
import dev.rhenea.nativeloglet.NativeMessage.FromSequencer;
import dev.rhenea.nativeloglet.NativeMessage.Greet;
import dev.rhenea.nativeloglet.NativeMessage.Greeted;
import dev.rhenea.nativeloglet.NativeMessage.ToLogServer;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes a Loglet: every LogServer is told, and bound to the data folder it answers from (rule N14).
 *
 * <pre>
 *   ASKING --a majority is created, the sequencer answered--> GRACE --all answered, or time--> made
 * </pre>
 *
 * <p>The sequencer keeps nothing and could be left alone, but a Loglet nobody can append to is
 * worse than none: without its answer the Loglet is not made. A LogServer that does not answer
 * stays unbound and is never asked again, because nobody could tell it from one that lost its disk.
 *
 * <p>A copy of a closed segment is begun the same way; it has no sequencer (rule V10).
 */
final class Creation {
  private final Peers peers;
  private final Pace pace;
  private final Call<ProtocolSpec> call;
  private final ProtocolSpec spec;
  private final Survey survey;
  private final boolean sequenced;
  private final SortedMap<NodeId, StorageId> created = new TreeMap<>();
  private Optional<StorageId> sequencerFolder = Optional.empty();
  private boolean grace;

  private Creation(
      Peers peers,
      Pace pace,
      Call<ProtocolSpec> call,
      ProtocolSpec spec,
      String name,
      ToLogServer question,
      boolean sequenced) {
    this.peers = peers;
    this.pace = pace;
    this.call = call;
    this.spec = spec;
    this.sequenced = sequenced;
    survey = new Survey(peers, pace, call, name, question, this::heard);
  }

  /** Of a Loglet that is appended to. */
  static Creation ofOriginal(Peers peers, Pace pace, Call<ProtocolSpec> call, ProtocolSpec spec) {
    return new Creation(peers, pace, call, spec, "create", new Create(peers.parameters()), true);
  }

  /** Of a copy, whose lowest offset is {@code first} (C1). */
  static Creation ofCopy(
      Peers peers, Pace pace, Call<ProtocolSpec> call, ProtocolSpec spec, long first) {
    Begin begin = new Begin(peers.parameters(), first);
    return new Creation(peers, pace, call, spec, "begin", begin, false);
  }

  Future<ProtocolSpec> run() {
    survey.ask(peers.members());
    call.explain(this::diagnosis);
    if (sequenced) {
      greet();
    }
    return call.future();
  }

  private void greet() {
    peers
        .askSequencer(new Greet(), pace.request())
        .whenDone(this::greeted, silent -> call.after(pace.pause(), this::greet));
  }

  private void greeted(FromSequencer answer) {
    if (answer instanceof Greeted(StorageId folder)) {
      sequencerFolder = Optional.of(folder);
      proceed();
    }
  }

  private void heard(NodeId member, FromLogServer answer) {
    if (answer instanceof Created(StorageId folder)) {
      created.put(member, folder);
      proceed();
    }
  }

  private void proceed() {
    if ((sequenced && sequencerFolder.isEmpty()) || !peers.quorums().isQuorum(created.keySet())) {
      return;
    }
    if (survey.silent().isEmpty()) {
      finish();
    } else if (!grace) {
      grace = true;
      call.after(pace.grace(), this::finish);
    }
  }

  private void finish() {
    survey.stop();
    call.complete(spec.mapNodes(this::bind));
  }

  private Value.Node bind(Value.Node node) {
    Optional<StorageId> folder =
        peers.members().contains(node.id())
            ? Optional.ofNullable(created.get(node.id())) // N14: bound means created there
            : sequencerFolder;
    return new Value.Node(node.id(), folder);
  }

  private Diagnosis diagnosis() {
    NodeId sequencer = peers.sequencer();
    if (!sequenced) { // builds before this one do not know of copies, and say so
      return survey.diagnosisWithTroubles();
    }
    return sequencerFolder.isPresent()
        ? survey.diagnosis()
        : new Diagnosis(
            "create of %s: sequencer %s does not answer".formatted(peers.loglet(), sequencer),
            List.of(sequencer),
            "start it, or name another sequencer");
  }
}
