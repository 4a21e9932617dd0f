package dev.rhenea.loglet;

/**
 * What a protocol, with the given parameters, can do beyond the obligations; computed from a spec
 * before anything is created.
 *
 * @param dense every offset below the tail holds an entry or a filler
 * @param issueOrder appends pipelined through one handle take effect in the order of issue
 * @param seal how the seal is enforced
 * @param largestEntry bytes of the largest entry it takes
 * @param durability what an acknowledged entry survives
 * @param simulatable runs in the simulator: reaches the world through its environment only
 * @param canImport can be filled at given offsets and finished, as a copy of another Loglet (V10)
 */
public record LogletTraits(
    boolean dense,
    boolean issueOrder,
    Seal seal,
    int largestEntry,
    Durability durability,
    boolean simulatable,
    boolean canImport) {

  /** The same for a layer above that takes entries of at most {@code bytes} and imports nothing. */
  public LogletTraits behind(int bytes) {
    return new LogletTraits(dense, issueOrder, seal, bytes, durability, simulatable, false);
  }

  /** How a seal stops appends. */
  public enum Seal {
    /** Checked inside the append path. */
    STRONG,
    /** Appends ignore it; a check after the write decides their success. */
    WEAK
  }

  /** What an acknowledged entry survives; printed wherever a number of that Loglet is shown. */
  public enum Durability {
    /** Not even the end of a process. */
    NONE,
    /** The end of processes, not of machines: nobody waits for a disk. */
    PAGE_CACHE,
    /** The loss of power: acknowledged after the disk said so. */
    FSYNC
  }
}
