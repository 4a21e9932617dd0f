package dev.rhenea.worlds.cold;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.provider.ObjectStore;
import dev.rhenea.simulator.World;
import dev.rhenea.spec.Value;
import java.util.List;

/**
 * What stands in stores outside the clusters.
 *
 * @param inspector the node that looks
 */
public record ColdStores(World world, NodeId inspector) {
  /** The names of objects in the usual store that begin so. */
  public List<String> objects(String folder) throws Unavailable {
    return world.await(usual().list(folder));
  }

  /** Copies of that log in the usual store that can be read, by the ids of their Loglets. */
  public List<String> copies(String log) throws Unavailable {
    return copies(log, TwoClusters.FOLDER);
  }

  /** The same in another store. */
  public List<String> copies(String log, String folder) throws Unavailable {
    List<String> names = world.await(at(folder).list(log));
    return names.stream()
        .filter(name -> name.endsWith("/manifest"))
        .map(name -> name.substring(0, name.length() - "/manifest".length()))
        .filter(id -> !names.contains(id + "/gone"))
        .toList();
  }

  public ObjectStore usual() {
    return at(TwoClusters.FOLDER);
  }

  private ObjectStore at(String folder) {
    return world.host(inspector, "inspector").objects(new Value.Folder(folder));
  }
}
