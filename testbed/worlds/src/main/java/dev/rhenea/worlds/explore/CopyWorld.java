package dev.rhenea.worlds.explore;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.simulator.Chances;
import dev.rhenea.simulator.World;
import java.util.List;
import java.util.stream.Stream;

/**
 * A copy of a closed segment on three LogServers, written by a copier that finishes it while others
 * read (rule V10): everybody sees it, or nobody.
 *
 * @param reads how many of them each reader does, one after the other
 */
public record CopyWorld(List<Integer> reads) implements SmallWorld {
  static final NodeId COPIER = new NodeId("c");
  static final List<NodeId> SERVERS = Stream.of("n1", "n2", "n3").map(NodeId::new).toList();

  public CopyWorld {
    reads = List.copyOf(reads);
  }

  @Override
  public String name() {
    return "native, a copy that is finished, readers that read %s times".formatted(reads);
  }

  @Override
  public Trial begin(Chances chances) {
    World world =
        World.seeded(1)
            .nodes(
                Stream.of(SERVERS, List.of(COPIER, NativeWorld.READER), readers())
                    .flatMap(List::stream)
                    .toList())
            .catalogue(new Catalogue(List.of(NativeWorld.PROVIDER), List.of()))
            .open(chances)
            .build();
    try {
      return new CopyTrial(world, readers(), reads);
    } catch (Unavailable impossible) {
      throw new AssertionError("nothing went wrong yet", impossible);
    }
  }

  private List<NodeId> readers() {
    return Stream.iterate(1, i -> i + 1).limit(reads.size()).map(i -> new NodeId("r" + i)).toList();
  }
}
