package dev.rhenea.worlds.explore;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.memory.MemoryLogletProvider;
import dev.rhenea.memory.MemoryRegisterProvider;
import dev.rhenea.nativeloglet.NativeLogletProvider;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.RegisterProvider;
import dev.rhenea.register.VersionedRegister;
import dev.rhenea.simulator.Chances;
import dev.rhenea.simulator.World;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.virtuallog.LogOptions;
import dev.rhenea.virtuallog.Timing;
import dev.rhenea.virtuallog.VirtualLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A virtual log whose first segment two clients replace at once, each by a Loglet of its own, while
 * a third appends. The MetaStore is a register in the memory of a node of its own.
 *
 * @param first what the first segment is made of
 */
public record SwitchWorld(First first) implements SmallWorld {
  /** The Loglet to be replaced. */
  public enum First {
    MEMORY,
    NATIVE
  }

  static final String LOG = "explored";
  static final LogOptions OPTIONS =
      new LogOptions(
          HandleLimits.DEFAULT.withDeadline(Duration.ofMillis(400)),
          new Timing(
              Duration.ofSeconds(5),
              Duration.ofMillis(10),
              Duration.ofSeconds(5),
              Duration.ofMillis(200),
              Duration.ofSeconds(2),
              Duration.ofSeconds(5)));
  private static final RegisterProvider REGISTERS = new MemoryRegisterProvider();
  private static final NodeId META = new NodeId("m");
  private static final List<NodeId> SERVERS =
      List.of(new NodeId("n1"), new NodeId("n2"), new NodeId("n3"));
  private static final List<NodeId> CLIENTS =
      List.of(new NodeId("c1"), new NodeId("c2"), new NodeId("c3"));

  @Override
  public String name() {
    return "virtual log over %s, two switches and an append at once".formatted(first);
  }

  @Override
  public Trial begin(Chances chances) {
    List<NodeId> all = new ArrayList<>(SERVERS);
    all.add(META);
    all.addAll(CLIENTS);
    World world =
        World.seeded(1)
            .nodes(all)
            .catalogue(
                new Catalogue(
                    List.of(new MemoryLogletProvider(), new NativeLogletProvider()),
                    List.of(REGISTERS)))
            .open(chances)
            .build();
    try {
      Host host = world.host(META, "creator");
      world.await(VirtualLog.create(host, LOG, register(world, host), spec(), OPTIONS));
      return new SwitchTrial(world, CLIENTS, SERVERS);
    } catch (Unavailable impossible) {
      throw new AssertionError("nothing went wrong yet", impossible);
    }
  }

  private ProtocolSpec spec() {
    return switch (first) {
      case MEMORY -> memory(SERVERS.getFirst());
      case NATIVE -> ProtocolSpec.of("native").withNodes("logservers", SERVERS);
    };
  }

  static ProtocolSpec memory(NodeId node) {
    return ProtocolSpec.of("memory").withNodes("node", List.of(node));
  }

  /** A handle on the MetaStore, whose register is made if it does not exist. */
  static VersionedRegister register(World world, Host host) throws Unavailable {
    Duration deadline = OPTIONS.limits().deadline();
    ProtocolSpec created =
        world.await(REGISTERS.create(host, VirtualLog.registerOf(LOG), memory(META), deadline));
    return REGISTERS.open(host, VirtualLog.registerOf(LOG), created, deadline);
  }
}
