package dev.rhenea.node.process;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.UnitId;
import dev.rhenea.provider.Catalogue;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;

/** The node's process; its arguments and exit statuses are in the package's documentation. */
public final class NodeMain {
  /** Wrong arguments, or a cluster file that cannot be used. */
  static final int USAGE = 64;

  /** A port is taken, or the folder cannot be used. */
  static final int CANNOT_START = 2;

  /** A bug: state in memory may be wrong, so the process ends and recovers from its disk. */
  static final int BUG = 70;

  private static final List<String> OPTIONS = List.of("--cluster", "--node", "--folder");

  private NodeMain() {}

  /** Runs a node until the process is asked to stop. */
  public static void main(String[] arguments) {
    try {
      Map<String, String> options = options(arguments);
      ClusterFile cluster = ClusterFileReader.read(Path.of(options.getOrDefault("--cluster", "")));
      Node node =
          Node.start(
              cluster,
              new NodeId(options.getOrDefault("--node", "")),
              Path.of(options.getOrDefault("--folder", "")),
              Catalogue.load(),
              NodeMain::stopAtOnce);
      Runtime.getRuntime().addShutdownHook(new Thread(node::close, "stop"));
      node.ready().join();
      System.out.println(node.id() + " serves http://" + node.http());
    } catch (InvalidClusterFile | IllegalArgumentException wrong) {
      exit(USAGE, String.valueOf(wrong.getMessage()));
    } catch (NoSuchFileException missing) {
      exit(USAGE, "no such file: " + missing.getMessage());
    } catch (IOException failed) {
      exit(CANNOT_START, String.valueOf(failed.getMessage()));
    } catch (CompletionException failed) {
      exit(CANNOT_START, String.valueOf(failed.getCause()));
    }
  }

  private static Map<String, String> options(String[] arguments) {
    Map<String, String> options = new TreeMap<>();
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      options.put(arguments[i], arguments[i + 1]);
    }
    if (arguments.length != 2 * OPTIONS.size() || !options.keySet().containsAll(OPTIONS)) {
      throw new IllegalArgumentException(
          "usage: NodeMain --cluster FILE --node NAME --folder FOLDER");
    }
    return options;
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
