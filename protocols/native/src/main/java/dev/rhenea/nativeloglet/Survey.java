package dev.rhenea.nativeloglet;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.NodeId;
import dev.rhenea.nativeloglet.NativeMessage.FromLogServer;
import dev.rhenea.nativeloglet.NativeMessage.Lacking;
import dev.rhenea.nativeloglet.NativeMessage.ToLogServer;
import dev.rhenea.nativeloglet.NativeMessage.Unknown;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.function.BiConsumer;

/**
 * Puts one question to many LogServers, and again to those that could not be reached, until it is
 * stopped or its call is over. Each answers once. Ends the call as soon as so many do not know the
 * Loglet that no quorum can come together any more (rule N14), or all have answered and it is a
 * copy that nobody knows to exist (C4).
 */
final class Survey {
  private final Peers peers;
  private final Pace pace;
  private final Call<?> call;
  private final String name;
  private final ToLogServer question;
  private final BiConsumer<NodeId, FromLogServer> listener;
  private final SequencedSet<NodeId> silent = new LinkedHashSet<>();
  private final List<NodeId> unknown = new ArrayList<>();
  private final SequencedSet<NodeId> lacking = new LinkedHashSet<>();
  private final Troubles troubles = new Troubles();
  private boolean stopped;

  /**
   * @param name of the procedure that asks, for the diagnosis
   * @param listener told who answered what, except those who answer Unknown
   */
  Survey(
      Peers peers,
      Pace pace,
      Call<?> call,
      String name,
      ToLogServer question,
      BiConsumer<NodeId, FromLogServer> listener) {
    this.peers = peers;
    this.pace = pace;
    this.call = call;
    this.name = name;
    this.question = question;
    this.listener = listener;
  }

  /** Asks {@code members}. */
  void ask(List<NodeId> members) {
    silent.addAll(peers.members());
    call.explain(this::diagnosis);
    members.forEach(this::ask);
    endIfHopeless(members);
  }

  void stop() {
    stopped = true;
  }

  /** The members that have not given an answer that counts. */
  List<NodeId> silent() {
    return List.copyOf(silent);
  }

  private boolean isOver() {
    return stopped || call.isOver();
  }

  private void ask(NodeId member) {
    if (!isOver()) {
      peers
          .ask(member, question, pace.request())
          .whenDone(answer -> heard(member, answer), why -> missed(member, why.diagnosis()));
    }
  }

  private void missed(NodeId member, Diagnosis why) {
    troubles.met(member, why);
    call.after(pace.pause(), () -> ask(member));
  }

  private void heard(NodeId member, FromLogServer answer) {
    if (isOver()) {
      return;
    }
    if (answer instanceof Unknown) {
      unknown.add(member); // N14: counts for nothing
      endIfHopeless(peers.members());
      endIfUnseen();
    } else if (answer instanceof Lacking) {
      lacking.add(member); // C5: does not count, but may be helped
      listener.accept(member, answer);
      endIfUnseen();
    } else {
      silent.remove(member);
      listener.accept(member, answer);
      endIfUnseen();
    }
  }

  private void endIfHopeless(List<NodeId> asked) {
    List<NodeId> hopeful = asked.stream().filter(member -> !unknown.contains(member)).toList();
    if (!peers.quorums().isQuorum(hopeful)) {
      call.fail(diagnosis());
    }
  }

  /** A copy that is lacking somewhere, and nobody who could answer knows that it exists (C4). */
  private void endIfUnseen() {
    boolean all = peers.bound().stream().allMatch(this::hasAnswered);
    if (!isOver() && !lacking.isEmpty() && all && peers.knownTail().value() == 0) {
      call.fail(diagnosis());
    }
  }

  private boolean hasAnswered(NodeId member) {
    return !silent.contains(member) || unknown.contains(member) || lacking.contains(member);
  }

  Diagnosis diagnosis() {
    int members = peers.members().size();
    String progress =
        "%s of %s: %d of %d LogServers answered"
            .formatted(name, peers.loglet(), members - silent.size(), members);
    String lost = unknown.isEmpty() ? "" : ", " + unknown + " do not have this Loglet";
    return new Diagnosis(
        progress + lost,
        silent(),
        "a majority of " + peers.members() + " must be up and reachable");
  }

  /** The same with what the latest question met at each that has not answered. */
  Diagnosis diagnosisWithTroubles() {
    return troubles.addedTo(diagnosis());
  }
}
