package dev.rhenea.composition.checksum;

import dev.rhenea.composition.filter.Coding;
import dev.rhenea.composition.filter.CodingFilter;

/** Makes Loglets that notice damage: {@code checksum(native(n1, n2, n3))}. */
public final class ChecksumProvider implements CodingFilter {
  @Override
  public String name() {
    return "checksum";
  }

  @Override
  public String summary() {
    return "Stores each entry with a checksum: one that was damaged below is an error of the read,"
        + " never an entry.";
  }

  @Override
  public String source() {
    return "RFC 3385 (CRC-32C)";
  }

  @Override
  public int overhead() {
    return Checksum.OVERHEAD;
  }

  @Override
  public Coding coding(Site site) {
    return new Checksum(site.id());
  }
}
