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
 * @param intake how entries get into it
 */
public record LogletTraits(
    boolean dense,
    boolean issueOrder,
    Seal seal,
    int largestEntry,
    Durability durability,
    boolean simulatable,
    Intake intake) {

  /** The same for a layer above that takes entries of at most {@code bytes}. */
  public LogletTraits behind(int bytes) {
    return new LogletTraits(dense, issueOrder, seal, bytes, durability, simulatable, intake);
  }

  /** Whether a Loglet of this kind can be created open, for appends. */
  public boolean canAppend() {
    return intake != Intake.COPIES;
  }

  /** Whether one can be filled at given offsets and finished, as a copy of another one (V10). */
  public boolean canImport() {
    return intake != Intake.APPENDS;
  }

  /** How entries get into Loglets of a kind. */
  public enum Intake {
    /** By appends alone. */
    APPENDS,
    /** By a copier alone: it is born sealed, for closed segments. */
    COPIES,
    /** By appends; or, if it was begun as a copy, by its copier. */
    BOTH
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
