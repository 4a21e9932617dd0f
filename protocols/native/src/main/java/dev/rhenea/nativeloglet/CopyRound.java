package dev.rhenea.nativeloglet;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.nativeloglet.NativeMessage.Copied;
import dev.rhenea.nativeloglet.NativeMessage.Copy;
import dev.rhenea.nativeloglet.NativeMessage.FromLogServer;
import dev.rhenea.nativeloglet.NativeMessage.Unknown;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Brings the LogServers of a copy to one position: each is sent what is new, and, if it lacks what
 * comes before, is given that by another one first (C2).
 *
 * <pre>
 *   WRITING --a majority has it--> GRACE --all that are here have it, or time--> done
 *      \--a majority ends before, or does not have the copy--> unavailable
 * </pre>
 *
 * <p>One message at a time goes to each LogServer: as its copier's caller reads a batch, and hands
 * it over, and waits, there is nothing to put behind it. Whoever is given what it missed gets up to
 * half of the call's time, again and again, so that the copier does not run away from it; whoever
 * does not answer is waited for once.
 */
final class CopyRound {
  private final Peers peers;
  private final Pace pace;
  private final Call<Done> call;
  private final Laggards laggards;
  private final Copy message;
  private final boolean last;
  private final SequencedSet<NodeId> done = new LinkedHashSet<>();
  private final SortedSet<NodeId> unknown = new TreeSet<>();
  private final SortedMap<NodeId, Long> behind = new TreeMap<>();
  private final Troubles troubles = new Troubles();
  private boolean graceIsOver;

  /**
   * @param message what is new
   * @param last whether nothing follows: then nobody may be further, and all are waited for
   */
  CopyRound(
      Peers peers, Pace pace, Call<Done> call, Laggards laggards, Copy message, boolean last) {
    this.peers = peers;
    this.pace = pace;
    this.call = call;
    this.laggards = laggards;
    this.message = message;
    this.last = last;
  }

  Future<Done> run() {
    call.explain(() -> troubles.addedTo(diagnosis()));
    peers.bound().forEach(this::send);
    endIfHopeless();
    grace();
    return call.future();
  }

  private void grace() {
    call.after(
        pace.grace(),
        () -> {
          graceIsOver = true;
          proceed();
          grace();
        });
  }

  private void send(NodeId member) {
    if (!call.isOver()) {
      peers
          .ask(member, message, pace.request())
          .whenDone(
              answer -> heard(member, answer),
              why -> {
                troubles.met(member, why.diagnosis());
                call.after(pace.pause(), () -> send(member));
              });
    }
  }

  private void heard(NodeId member, FromLogServer answer) {
    switch (answer) {
      case Copied(long tail) when tail >= message.end() -> {
        laggards.isHere(member);
        done.add(member);
        if (last && tail > message.end()) {
          call.fail(endsAt(tail));
        }
        proceed();
      }
      case Copied(long tail) -> {
        laggards.isHere(member);
        behind.put(member, tail);
        proceed();
      }
      case Unknown() -> {
        unknown.add(member);
        endIfHopeless();
        proceed();
      }
      default -> throw new IllegalStateException(member + " answered a copier by " + answer);
    }
  }

  private void proceed() {
    if (call.isOver()) {
      return;
    }
    boolean majority = peers.quorums().isQuorum(done);
    if (!majority && peers.quorums().isQuorum(behind.keySet())) {
      // A write that was done left a majority where it ended, so this one does not follow it.
      call.fail(endsAt(behind.values().stream().mapToLong(tail -> tail).max().orElse(0)));
      return;
    }
    if (!done.isEmpty()) {
      SortedMap<NodeId, Long> lacking = new TreeMap<>(behind);
      behind.clear();
      lacking.forEach(this::catchUp);
    }
    List<NodeId> awaited = peers.bound().stream().filter(this::isAwaited).toList();
    if (majority && !isPatient(awaited)) {
      awaited.forEach(laggards::isLateNow);
      call.complete(Done.DONE);
    }
  }

  private boolean isAwaited(NodeId member) {
    return !done.contains(member)
        && !unknown.contains(member)
        && (last || !laggards.isLate(member));
  }

  private boolean isPatient(List<NodeId> awaited) {
    boolean moving = awaited.stream().anyMatch(laggards::isCatchingUp);
    return !awaited.isEmpty() && (!graceIsOver || (moving && !call.isHalfOver()));
  }

  private void catchUp(NodeId member, long tail) {
    NodeId source = done.getLast();
    done.addFirst(source); // next time another one: this one may not have it, or be gone
    laggards
        .catchUp(source, member, tail, message.first())
        .whenDone(() -> call.after(pace.pause(), () -> send(member)));
  }

  private void endIfHopeless() {
    List<NodeId> hopeful =
        peers.bound().stream().filter(member -> !unknown.contains(member)).toList();
    if (!peers.quorums().isQuorum(hopeful)) {
      call.fail(diagnosis());
    }
  }

  private String name() {
    return (last ? "finish" : "write") + " at " + message.first() + " of copy " + peers.loglet();
  }

  private Diagnosis endsAt(long tail) {
    return Diagnosis.of(name() + ": it ends at " + tail);
  }

  private Diagnosis diagnosis() {
    List<NodeId> missing =
        peers.members().stream().filter(member -> !done.contains(member)).toList();
    String lost = unknown.isEmpty() ? "" : ", " + unknown + " do not have it: begin another one";
    return new Diagnosis(
        "%s: %d of %d LogServers have it%s"
            .formatted(name(), done.size(), peers.members().size(), lost),
        missing,
        "a majority of " + peers.members() + " must be up and reachable");
  }
}
