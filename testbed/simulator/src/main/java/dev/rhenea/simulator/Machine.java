package dev.rhenea.simulator;

/**
 * What a node has to work with: so that a simulation can show where a deployment becomes too slow.
 * What it shows is simulated: as good as the figures given here.
 */
public record Machine(CpuModel cpu, DiskModel disk, NicModel nic) {
  /** Computes and sends in no time, onto a {@link DiskModel#SSD}. */
  public static final Machine IDEAL = new Machine(CpuModel.FREE, DiskModel.SSD, NicModel.UNLIMITED);

  public Machine with(CpuModel other) {
    return new Machine(other, disk, nic);
  }

  public Machine with(DiskModel other) {
    return new Machine(cpu, other, nic);
  }

  public Machine with(NicModel other) {
    return new Machine(cpu, disk, other);
  }
}
