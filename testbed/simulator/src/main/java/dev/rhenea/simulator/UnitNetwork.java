package dev.rhenea.simulator;

import dev.rhenea.environment.Address;
import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Network;
import dev.rhenea.environment.Promise;
import dev.rhenea.environment.Timers;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.payload.Payload;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The network as one unit sees it. */
final class UnitNetwork implements Network {
  private final Wire wire;
  private final SimulatedUnit unit;

  UnitNetwork(Wire wire, SimulatedUnit unit) {
    this.wire = wire;
    this.unit = unit;
  }

  @Override
  public void send(Address to, Payload message) {
    Optional<SimulatedNode> target = wire.find(to.node());
    if (unit.isEnded() || target.isEmpty()) {
      return;
    }
    SimulatedNode node = target.get();
    for (int copies = wire.copies(unit.home(), node); copies > 0; copies--) {
      wire.transmit(
          unit.home(),
          node,
          new Wire.Message(to, Transmission.Kind.SEND, message),
          () -> take(node, to, message));
    }
  }

  private void take(SimulatedNode node, Address to, Payload message) {
    if (node.isUp()) {
      SimulatedUnit receiver = node.unit(to.unit());
      receiver.execute(() -> {
        handling(unit.home(), receiver, message);
        receiver.role(to.role()).ifPresent(role -> role.send(unit.node(), message));
      });
    }
  }

  @Override
  public Future<Payload> request(Address to, Payload message, Duration timeout) {
    Promise<Payload> reply = unit.promise();
    if (unit.isEnded()) {
      return reply;
    }
    Optional<SimulatedNode> target = wire.find(to.node());
    if (target.isEmpty()) {
      reply.fail(failed(to, "there is no such node"));
      return reply;
    }
    Timers.Timer timer =
        unit.timers().after(timeout, () -> reply.fail(failed(to, "no answer in " + timeout)));
    wire.transmit(
        unit.home(),
        target.get(),
        new Wire.Message(to, Transmission.Kind.REQUEST, message),
        () -> serve(target.get(), to, message, new Requester(unit, to, reply, timer)));
    return reply;
  }

  private void serve(SimulatedNode node, Address to, Payload message, Requester requester) {
    if (!node.isUp()) {
      if (node.refuses()) {
        answer(node, requester, failed(to, "the connection was refused"));
      }
      return;
    }
    SimulatedUnit receiver = node.unit(to.unit());
    receiver.execute(() -> {
      handling(unit.home(), receiver, message);
      receiver
          .role(to.role())
          .map(role -> role.request(unit.node(), message))
          .orElseGet(() -> receiver.unavailable(diagnosis(to, "there is no such role")))
          .whenDone(value -> answer(node, requester, value), why -> answer(node, requester, why));
    });
  }

  private void answer(SimulatedNode node, Requester requester, Payload value) {
    wire.transmit(
        node,
        requester.unit.home(),
        new Wire.Message(requester.asked, Transmission.Kind.REPLY, value),
        () -> requester.complete(node, value));
  }

  private void answer(SimulatedNode node, Requester requester, Unavailable why) {
    Payload text = Payload.utf8(why.diagnosis().toString());
    wire.transmit(
        node,
        requester.unit.home(),
        new Wire.Message(requester.asked, Transmission.Kind.REFUSAL, text),
        () -> requester.fail(node, text, why));
  }

  /** The receiver's processor works on a message. */
  private static void handling(SimulatedNode from, SimulatedUnit receiver, Payload message) {
    if (receiver.home() != from) {
      receiver.home().take(message.size());
    }
  }

  private static Unavailable failed(Address to, String why) {
    return new Unavailable(diagnosis(to, why));
  }

  private static Diagnosis diagnosis(Address to, String why) {
    return new Diagnosis("request to " + to + ": " + why, List.of(to.node()), "");
  }

  /** Who waits for a reply. */
  private record Requester(
      SimulatedUnit unit, Address asked, Promise<Payload> reply, Timers.Timer timer) {
    void complete(SimulatedNode from, Payload value) {
      unit.execute(() -> {
        handling(from, unit, value);
        timer.cancel();
        reply.complete(value);
      });
    }

    void fail(SimulatedNode from, Payload text, Unavailable why) {
      unit.execute(() -> {
        handling(from, unit, text);
        timer.cancel();
        reply.fail(why);
      });
    }
  }
}
