package dev.rhenea.worlds.explore;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.memory.MemoryLogletProvider;
import dev.rhenea.memory.MemoryRegisterProvider;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.simulator.Chances;
import dev.rhenea.simulator.World;
import dev.rhenea.virtuallog.VirtualLog;
import java.util.List;
import java.util.stream.Stream;

/**
 * A virtual log whose closed segment two clients copy at once, one of them without its first entry,
 * while a third, whose chain is the old one, reads it (rule V10).
 */
public record ModifyWorld() implements SmallWorld {
  private static final NodeId META = new NodeId("m");
  private static final List<NodeId> SERVERS = nodes("n1", "n2", "n3", "n4");
  private static final List<NodeId> CLIENTS = nodes("c1", "c2", "c3");

  @Override
  public String name() {
    return "virtual log over memory, two copies of a closed segment and a reader at once";
  }

  @Override
  public Trial begin(Chances chances) {
    World world =
        World.seeded(1)
            .nodes(Stream.of(SERVERS, List.of(META), CLIENTS).flatMap(List::stream).toList())
            .catalogue(
                new Catalogue(
                    List.of(new MemoryLogletProvider()), List.of(new MemoryRegisterProvider())))
            .open(chances)
            .build();
    try {
      Host host = world.host(META, "creator");
      world.await(
          VirtualLog.create(
              host,
              SwitchWorld.LOG,
              SwitchWorld.register(world, host),
              SwitchWorld.memory(SERVERS.getFirst()),
              SwitchWorld.OPTIONS));
      return new ModifyTrial(world, CLIENTS, SERVERS);
    } catch (Unavailable impossible) {
      throw new AssertionError("nothing went wrong yet", impossible);
    }
  }

  private static List<NodeId> nodes(String... names) {
    return Stream.of(names).map(NodeId::new).toList();
  }
}
