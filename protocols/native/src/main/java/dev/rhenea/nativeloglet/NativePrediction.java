package dev.rhenea.nativeloglet;

import dev.rhenea.environment.NodeId;
import dev.rhenea.prediction.Cost;
import dev.rhenea.prediction.Message;
import dev.rhenea.prediction.Needs;
import dev.rhenea.prediction.Prediction;
import dev.rhenea.prediction.Step;
import java.util.ArrayList;
import java.util.List;

/** What a native Loglet needs and costs. */
final class NativePrediction {
  private final NodeId sequencer;
  private final List<NodeId> servers;
  private final int majority;

  private NativePrediction(NativeParameters parameters) {
    sequencer = parameters.sequencer();
    servers = parameters.members();
    majority = parameters.quorums().size();
  }

  static Prediction of(NativeParameters parameters) {
    NativePrediction prediction = new NativePrediction(parameters);
    Needs quorum = Needs.majority(prediction.servers);
    return new Prediction(
        new Step(prediction.appendNeeds(), prediction.append()),
        new Step(quorum, prediction.askingAll(1)),
        new Step(quorum, prediction.askingAll(0)),
        new Step(quorum, prediction.readNext()), // one is enough, if it is one that has it
        new Prediction.Stored(prediction.servers.size(), 0));
  }

  /** The sequencer, and a majority, of which it may be one. */
  private Needs appendNeeds() {
    Needs orders = Needs.node(sequencer);
    if (!servers.contains(sequencer)) {
      return Needs.all(List.of(orders, Needs.majority(servers)));
    }
    List<Needs> others =
        servers.stream().filter(server -> !server.equals(sequencer)).map(Needs::node).toList();
    return majority == 1
        ? orders
        : Needs.all(List.of(orders, new Needs.AtLeast(majority - 1, others)));
  }

  /** By the sequencer to all LogServers; when a majority has it, they are told so. */
  private Cost append() {
    List<Message> messages = new ArrayList<>();
    messages.add(Message.to(sequencer).withEntry());
    messages.add(Message.from(sequencer));
    for (NodeId server : servers) {
      messages.add(Message.between(sequencer, server).withEntry());
      messages.add(Message.between(server, sequencer));
      messages.add(Message.between(sequencer, server));
    }
    boolean aloneEnough = majority == 1 && servers.contains(sequencer);
    return new Cost(aloneEnough ? 2 : 4, 1, messages);
  }

  private Cost askingAll(int durableWrites) {
    List<Message> messages = new ArrayList<>();
    for (NodeId server : servers) {
      messages.add(Message.to(server));
      messages.add(Message.from(server));
    }
    return new Cost(2, durableWrites, messages);
  }

  /** The first LogServer is asked, and has it. */
  private Cost readNext() {
    NodeId first = servers.getFirst();
    return new Cost(2, 0, List.of(Message.to(first), Message.from(first).withEntry()));
  }
}
