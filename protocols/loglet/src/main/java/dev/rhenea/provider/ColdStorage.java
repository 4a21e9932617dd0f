package dev.rhenea.provider;

import dev.rhenea.spec.ProtocolSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What of Loglets of a spec is kept outside the cluster.
 *
 * @param archives of each store that has a part of them, once
 * @param whole whether everything can be read from there after every node is gone
 */
public record ColdStorage(List<ChainArchive> archives, boolean whole) {
  /** Of what is on nodes alone. */
  public static final ColdStorage NONE = new ColdStorage(List.of(), false);

  public ColdStorage {
    archives = List.copyOf(archives);
  }

  /** Of what is in one store, whole. */
  public static ColdStorage in(ChainArchive archive) {
    return new ColdStorage(List.of(archive), true);
  }

  /**
   * Of what is made of parts.
   *
   * @param needed how many of the parts are enough to read everything
   */
  public static ColdStorage of(List<ColdStorage> parts, int needed) {
    SequencedMap<ProtocolSpec, ChainArchive> stores = new LinkedHashMap<>();
    parts.forEach(
        part -> part.archives().forEach(archive -> stores.putIfAbsent(archive.store(), archive)));
    return new ColdStorage(
        List.copyOf(stores.values()), parts.stream().filter(ColdStorage::whole).count() >= needed);
  }
}
