package dev.rhenea.node.process;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.UnitId;
import dev.rhenea.node.directory.Addresses;
import dev.rhenea.node.transport.HostPort;
import dev.rhenea.provider.Catalogue;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The node's process; its arguments and exit statuses are in the package's documentation. */
public final class NodeMain {
  /** Wrong arguments, a cluster file that cannot be used, or a cluster that does not take it. */
  static final int USAGE = 64;

  /** A port is taken, or the folder cannot be used. */
  static final int CANNOT_START = 2;

  /** A bug: state in memory may be wrong, so the process ends and recovers from its disk. */
  static final int BUG = 70;

  private NodeMain() {}

  /** Runs a node until the process is asked to stop. */
  public static void main(String[] arguments) {
    try {
      NodeArguments options = NodeArguments.parse(arguments);
      Node node =
          Node.start(
              cluster(options),
              options.node(),
              options.folder(),
              Catalogue.load(),
              NodeMain::stopAtOnce);
      CompletableFuture<Void> _ =
          node.left()
              .thenRunAsync(() -> exit(0, node.id() + " has left the cluster; its data stays"));
      Runtime.getRuntime().addShutdownHook(new Thread(node::close, "stop"));
      node.ready().join();
      System.out.println(node.id() + " serves http://" + node.http());
    } catch (InvalidClusterFile | NotAdmitted | IllegalArgumentException wrong) {
      exit(USAGE, String.valueOf(wrong.getMessage()));
    } catch (NoSuchFileException missing) {
      exit(USAGE, "no such file: " + missing.getMessage());
    } catch (IOException failed) {
      exit(CANNOT_START, String.valueOf(failed.getMessage()));
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof NotAdmitted refused) {
        exit(USAGE, String.valueOf(refused.getMessage()));
      }
      exit(CANNOT_START, String.valueOf(failed.getCause()));
    }
  }

  private static ClusterFile cluster(NodeArguments options)
      throws IOException, InvalidClusterFile, NotAdmitted {
    return switch (options) {
      case NodeArguments.Founding(Path file, NodeId _, Path _) -> ClusterFileReader.read(file);
      case NodeArguments.Joining(HostPort contact, NodeId node, Path folder, Addresses at) ->
          new Joining(contact, node, at, folder).run();
    };
  }

  /** Logged already; halts, because shutdown hooks would run code that may be wrong by now. */
  private static void stopAtOnce(UnitId unit, Throwable bug) {
    System.err.println("a bug stopped this node: " + bug + " in " + unit);
    Runtime.getRuntime().halt(BUG);
  }

  private static void exit(int status, String message) {
    message.lines().forEach(line -> System.err.println("rhenea node: " + line));
    System.exit(status);
  }
}
