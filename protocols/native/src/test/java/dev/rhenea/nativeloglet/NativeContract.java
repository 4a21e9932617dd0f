package dev.rhenea.nativeloglet;

import dev.rhenea.contract.LogletContract;
import dev.rhenea.environment.NodeId;
import dev.rhenea.provider.LogletProvider;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.util.List;
import java.util.stream.IntStream;

/** All obligations of a Loglet, for one shape of deployment (Delos, section 4). */
interface NativeContract extends LogletContract {
  /** How many LogServers. */
  int logServers();

  /** How many nodes there are, for LogServers and sequencer. */
  default int nodes() {
    return logServers();
  }

  /** The sequencer's node, counted from 1. */
  default int sequencer() {
    return 1;
  }

  @Override
  default LogletProvider provider() {
    return new NativeLogletProvider();
  }

  @Override
  default List<NodeId> servers() {
    return IntStream.rangeClosed(1, nodes()).mapToObj(i -> new NodeId("n" + i)).toList();
  }

  @Override
  default ProtocolSpec spec(List<NodeId> servers) {
    return ProtocolSpec.of("native")
        .withNodes(NativeParameters.LOG_SERVERS, servers.subList(0, logServers()))
        .with(NativeParameters.SEQUENCER, new Value.Node(servers.get(sequencer() - 1)));
  }

  @Override
  default int tolerated() {
    return logServers() / 2;
  }
}
