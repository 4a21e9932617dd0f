package dev.rhenea.zookeeper;

import dev.rhenea.environment.Environment;
import dev.rhenea.environment.NodeId;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * Which servers of an ensemble refuse connections, as far as was looked: what a diagnosis names.
 * Loop-confined.
 */
final class Reachability {
  private static final int CONNECT_MILLIS = 200;

  private final Environment environment;
  private final Ensemble ensemble;
  private List<NodeId> down = List.of();
  private boolean looking;

  Reachability(Environment environment, Ensemble ensemble) {
    this.environment = environment;
    this.ensemble = ensemble;
  }

  /** The servers that refused a connection when somebody last looked. */
  List<NodeId> down() {
    return down;
  }

  /** Looks again, in the background, unless somebody does already. */
  void look() {
    if (!looking) {
      looking = true;
      environment
          .blocking(this::refusing)
          .whenDone(
              found -> {
                down = found;
                looking = false;
              },
              failed -> looking = false);
    }
  }

  private List<NodeId> refusing() {
    List<NodeId> refusing = new ArrayList<>();
    ensemble
        .endpoints()
        .forEach((node, endpoint) -> {
          if (!accepts(Endpoints.parse(endpoint))) {
            refusing.add(node);
          }
        });
    return List.copyOf(refusing);
  }

  private static boolean accepts(InetSocketAddress unresolved) {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(unresolved.getHostString(), unresolved.getPort()), CONNECT_MILLIS);
      return true;
    } catch (IOException refused) {
      return false; // that is the answer
    }
  }
}
