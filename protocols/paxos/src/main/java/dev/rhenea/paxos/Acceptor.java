package dev.rhenea.paxos;

import dev.rhenea.environment.Cell;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Role;
import dev.rhenea.environment.StorageId;
import dev.rhenea.paxos.PaxosMessage.Accept;
import dev.rhenea.paxos.PaxosMessage.Accepted;
import dev.rhenea.paxos.PaxosMessage.Create;
import dev.rhenea.paxos.PaxosMessage.Holds;
import dev.rhenea.paxos.PaxosMessage.Identify;
import dev.rhenea.paxos.PaxosMessage.Identity;
import dev.rhenea.paxos.PaxosMessage.Inspect;
import dev.rhenea.paxos.PaxosMessage.Knows;
import dev.rhenea.paxos.PaxosMessage.Learn;
import dev.rhenea.paxos.PaxosMessage.Preempted;
import dev.rhenea.paxos.PaxosMessage.Prepare;
import dev.rhenea.paxos.PaxosMessage.Promised;
import dev.rhenea.paxos.PaxosMessage.Reply;
import dev.rhenea.paxos.PaxosMessage.Request;
import dev.rhenea.paxos.PaxosMessage.Unknown;
import dev.rhenea.payload.Payload;
import dev.rhenea.register.Version;
import java.util.Optional;

/**
 * The acceptor of a register on one node: promises and accepts in the open slot, and sends whoever
 * asks about an older one to the newest version it knows. It keeps that for ever, also after it
 * left the members, so a client with an old configuration finds its way (rule P4).
 *
 * <p>No reply leaves before the state it speaks of is durable (rule P2). If the disk refuses a
 * state, those who asked since are not answered, and the acceptor goes back to what is durable.
 */
final class Acceptor implements Role {
  private final Environment environment;
  private Cell cell;
  private Optional<AcceptorState> state;
  private Future<Done> durable;

  Acceptor(Environment environment) {
    this.environment = environment;
    this.cell = environment.storage().reopen().cell("acceptor");
    this.state = cell.value().map(AcceptorState::fromPayload);
    this.durable = environment.done();
  }

  /** As after a crash: what was not written was told nobody. */
  private void recover() {
    cell = environment.storage().reopen().cell("acceptor");
    state = cell.value().map(AcceptorState::fromPayload);
    durable = environment.done();
  }

  @Override
  public Future<Payload> request(NodeId from, Payload message) {
    Reply reply = handle(PaxosCodec.request(message));
    return durable.map(done -> PaxosCodec.encode(reply)); // P2
  }

  @Override
  public void send(NodeId from, Payload message) {
    handle(PaxosCodec.request(message));
  }

  private Reply handle(Request request) {
    return switch (request) {
      case Identify() -> new Identity(environment.storage().id(), state.map(AcceptorState::newest));
      case Create(StorageId to, Chosen newest) -> create(to, newest);
      case Inspect(StorageId to, Version known) ->
          known(to).map(now -> inspect(now, known)).orElse(new Unknown());
      case Prepare(StorageId to, Chosen newest, Ballot ballot) ->
          known(to).map(now -> prepare(now.learn(newest), newest, ballot)).orElse(new Unknown());
      case Accept(StorageId to, Chosen newest, Vote vote) ->
          known(to).map(now -> accept(now.learn(newest), newest, vote)).orElse(new Unknown());
      case Learn(StorageId to, Chosen newest) ->
          known(to).<Reply>map(now -> knows(become(now.learn(newest)))).orElse(new Unknown());
    };
  }

  private Reply create(StorageId to, Chosen newest) {
    if (!to.equals(environment.storage().id())) {
      return new Unknown();
    }
    AcceptorState now = state.orElseGet(() -> AcceptorState.knowing(newest));
    // Of two creations only one can be stored; the creator sees which (see package-info).
    boolean other = now.newest().version().equals(newest.version());
    return knows(become(other ? now : now.learn(newest)));
  }

  private Reply inspect(AcceptorState now, Version known) {
    int ahead = now.newest().version().compareTo(known);
    return ahead > 0 ? knows(now) : new Holds(ahead < 0 ? Optional.empty() : now.accepted());
  }

  private Reply prepare(AcceptorState now, Chosen newest, Ballot ballot) {
    if (!now.newest().equals(newest)) {
      return knows(become(now));
    }
    if (!now.admits(ballot)) {
      return new Preempted(become(now).promised());
    }
    environment.trace(new PaxosTrace.Promise(newest.slot(), ballot));
    return new Promised(become(now.promise(ballot)).accepted());
  }

  private Reply accept(AcceptorState now, Chosen newest, Vote vote) {
    if (!now.newest().equals(newest)) {
      return knows(become(now));
    }
    if (!now.admits(vote.ballot())) {
      return new Preempted(become(now).promised());
    }
    environment.trace(
        new PaxosTrace.Accept(newest.slot(), vote.ballot(), vote.envelope().writeId()));
    become(now.accept(vote));
    return new Accepted();
  }

  /** The state, if this is the acceptor that the sender means. */
  private Optional<AcceptorState> known(StorageId to) {
    return to.equals(environment.storage().id()) ? state : Optional.empty(); // P6
  }

  private AcceptorState become(AcceptorState next) {
    if (!state.equals(Optional.of(next))) {
      state = Optional.of(next);
      Cell written = cell;
      durable = cell.write(next.toPayload());
      durable.whenDone(
          done -> {},
          refused -> {
            if (cell == written) { // else it recovered already
              recover();
            }
          });
    }
    return next;
  }

  private static Reply knows(AcceptorState now) {
    return new Knows(now.newest());
  }
}
