package dev.rhenea.paxos;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Loop;
import dev.rhenea.environment.NodeId;
import dev.rhenea.paxos.PaxosMessage.Create;
import dev.rhenea.paxos.PaxosMessage.Identity;
import dev.rhenea.paxos.PaxosMessage.Knows;
import dev.rhenea.paxos.PaxosMessage.Reply;
import dev.rhenea.quorum.Tally;
import dev.rhenea.register.Version;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;

/**
 * Makes a register: version 0, without bytes, is stored by every acceptor, bound to its data
 * folder.
 *
 * <pre>
 *   Identifying --all named their folders, or one has a version 0--> Storing
 *   Storing     --all store the same version 0--> created
 *   both        --one knows a later version--> created before
 * </pre>
 *
 * All, not a majority: a data folder lost meanwhile comes back as an empty one under the same node
 * name, so majorities of names need not share a folder. No acceptor stores two versions 0, so no
 * two of them are ever stored by all.
 */
final class Creation {
  private final Call call;
  private final List<NodeId> nodes;
  private final List<NodeId> asked;

  /** How far the procedure came. */
  private sealed interface State {
    record Identifying(int attempt) implements State {}

    record Storing(int attempt, Chosen zero) implements State {}
  }

  /**
   * A creation that has not begun.
   *
   * @param later nodes to which the register may have been moved since it was made. It is made only
   *     if all of them answer and none knows it: the disks of {@code nodes} may be new ones by now
   */
  Creation(Call call, List<NodeId> nodes, Collection<NodeId> later) {
    this.call = call;
    this.nodes = List.copyOf(nodes);
    SequencedSet<NodeId> all = new LinkedHashSet<>(nodes);
    all.addAll(later);
    this.asked = List.copyOf(all);
  }

  /** Runs until the register exists, or the call is over; returns the newest version heard of. */
  Future<Chosen> run() {
    return Loop.run(call.environment(), new State.Identifying(0), this::step);
  }

  private Future<Loop.Step<State, Chosen>> step(State state) {
    return switch (state) {
      case State.Identifying(int attempt) ->
          call.ask(Members.identifying(asked), tally -> found(nodes, tally))
              .compose(
                  found -> found.map(v -> proceed(attempt, v)).orElseGet(() -> later(attempt)));
      case State.Storing(int attempt, Chosen zero) ->
          call.ask(
                  zero.members().asked(storage -> new Create(storage, zero)),
                  tally -> stored(zero, tally))
              .compose(
                  stored -> stored.map(v -> conclude(zero, v)).orElseGet(() -> later(attempt)));
    };
  }

  /** A version that exists, or the version 0 to make once every node asked named its folder. */
  static Optional<Chosen> found(List<NodeId> nodes, Tally<Reply> tally) {
    Optional<Chosen> existing = existing(tally);
    if (existing.isPresent() || !tally.missing().isEmpty()) {
      return existing;
    }
    Members members =
        new Members(nodes.stream().flatMap(n -> Members.identified(n, tally).stream()).toList());
    return Optional.of(new Chosen(Version.NONE, Envelope.created(members)));
  }

  /** The newest version that any of the replies knows of. */
  static Optional<Chosen> existing(Tally<Reply> tally) {
    return tally.replies().stream()
        .flatMap(r -> r instanceof Identity(var folder, var newest) ? newest.stream() : Stream.of())
        .max(Comparator.comparing(Chosen::version));
  }

  /** {@code zero} once every acceptor stores it, or another version that one of them has. */
  static Optional<Chosen> stored(Chosen zero, Tally<Reply> tally) {
    Optional<Chosen> other =
        tally.replies().stream()
            .flatMap(reply -> reply instanceof Knows(Chosen v) ? Stream.of(v) : Stream.of())
            .filter(v -> !v.equals(zero))
            .max(Comparator.comparing(Chosen::version));
    boolean all =
        tally.missing().isEmpty() && tally.having(r -> !(r instanceof Knows)).isEmpty(); // P6
    return other.or(() -> all ? Optional.of(zero) : Optional.empty());
  }

  private Future<Loop.Step<State, Chosen>> proceed(int attempt, Chosen found) {
    return call.environment()
        .completed(
            found.version().equals(Version.NONE)
                ? new Loop.Step.Again<>(new State.Storing(attempt, found))
                : new Loop.Step.Done<>(found));
  }

  private Future<Loop.Step<State, Chosen>> conclude(Chosen zero, Chosen stored) {
    boolean clash = stored.version().equals(Version.NONE) && !stored.equals(zero);
    return clash
        ? call.environment()
            .unavailable(
                new Diagnosis(
                    "creation of "
                        + call.proposer().id()
                        + ": begun before with other data folders",
                    List.of(),
                    "erase what the nodes hold of it, or create it under another name"))
        : call.environment().completed(new Loop.Step.Done<>(stored));
  }

  private Future<Loop.Step<State, Chosen>> later(int attempt) {
    return call.pause(attempt)
        .map(done -> new Loop.Step.Again<>(new State.Identifying(attempt + 1)));
  }
}
