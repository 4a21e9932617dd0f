package dev.rhenea.cli.kits;

import dev.rhenea.environment.NodeId;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.EngineProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;

/**
 * A server's process: transport, journal and engines as in production, over every protocol on the
 * class path, but no log, no table and no HTTP, so that it starts fast. Lives as long as its
 * standard input is open, so that it never outlives the test that started it.
 */
final class ServerMain {
  /** What it prints when it listens. */
  static final String READY = "ready";

  private static final int BUG = 70;

  private ServerMain() {}

  /** Runs a server: the file of {@link Sockets}, the node's name, its folder. */
  public static void main(String[] arguments) throws Exception {
    Sockets sockets = Sockets.read(Path.of(arguments[0]));
    NodeId self = new NodeId(arguments[1]);
    Path folder = Path.of(arguments[2]);
    for (EngineProvider engine : ServiceLoader.load(EngineProvider.class)) {
      if (sockets.hosting(engine).contains(self)) {
        engine.start(
            sockets.site(
                engine, self, Files.createDirectories(folder.resolve("engine-" + engine.name()))));
      }
    }
    RealNode.start(
        self,
        ServerProcesses.CLUSTER,
        sockets.addresses(),
        folder.resolve(ServerProcess.JOURNAL),
        Catalogue.load(),
        sockets,
        (unit, bug) -> {
          bug.printStackTrace();
          Runtime.getRuntime().halt(BUG);
        });
    System.out.println(READY);
    while (System.in.read() >= 0) {
      // Whoever started this has nothing to say.
    }
    Runtime.getRuntime().halt(0);
  }
}
