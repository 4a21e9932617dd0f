package dev.rhenea.zoo;

import dev.rhenea.zoo.drill.AnnouncedUnheard;
import dev.rhenea.zoo.drill.BurntCluster;
import dev.rhenea.zoo.drill.ColdStorage;
import dev.rhenea.zoo.drill.DamagedShard;
import dev.rhenea.zoo.drill.DeadSequencer;
import dev.rhenea.zoo.drill.DeletedEntry;
import dev.rhenea.zoo.drill.DoubtfulExchange;
import dev.rhenea.zoo.drill.DoubtfulInstall;
import dev.rhenea.zoo.drill.DroppedWhileAway;
import dev.rhenea.zoo.drill.ExchangedLoglet;
import dev.rhenea.zoo.drill.FarAway;
import dev.rhenea.zoo.drill.FencedSequencer;
import dev.rhenea.zoo.drill.FilterDrill;
import dev.rhenea.zoo.drill.FullDisks;
import dev.rhenea.zoo.drill.HalfCopied;
import dev.rhenea.zoo.drill.HalfDestroyed;
import dev.rhenea.zoo.drill.HalfSealed;
import dev.rhenea.zoo.drill.LongPipeline;
import dev.rhenea.zoo.drill.LostAnswers;
import dev.rhenea.zoo.drill.LostDisk;
import dev.rhenea.zoo.drill.NoSuccessor;
import dev.rhenea.zoo.drill.OneBadLink;
import dev.rhenea.zoo.drill.OrphanedIntent;
import dev.rhenea.zoo.drill.Overloaded;
import dev.rhenea.zoo.drill.PartialVotes;
import dev.rhenea.zoo.drill.PowerCut;
import dev.rhenea.zoo.drill.RacingSwitches;
import dev.rhenea.zoo.drill.RepairedZombie;
import dev.rhenea.zoo.drill.ReplacedInDoubt;
import dev.rhenea.zoo.drill.RestartedSequencer;
import dev.rhenea.zoo.drill.SealedEvidence;
import dev.rhenea.zoo.drill.ShiftedChild;
import dev.rhenea.zoo.drill.SilentLoglet;
import dev.rhenea.zoo.drill.SpreadCopy;
import dev.rhenea.zoo.drill.TrimmedAway;
import dev.rhenea.zoo.drill.TrimmedLookup;
import dev.rhenea.zoo.drill.UnevenShards;
import dev.rhenea.zoo.drill.UnheardVotes;
import dev.rhenea.zoo.drill.UnreadableDisks;
import dev.rhenea.zoo.drill.WipedAcceptor;
import dev.rhenea.zoo.forgery.ForgedLogs;
import dev.rhenea.zoo.forgery.ForgedRegisters;
import dev.rhenea.zoo.table.IndexedTable;
import dev.rhenea.zoo.zookeeper.DeposedLeader;
import dev.rhenea.zoo.zookeeper.KeeperTraps;
import java.util.List;
import java.util.function.LongFunction;

/** What mutants are run in: storms, drills, real servers, and forged histories for the checkers. */
public enum Scenario {
  /** Racing clients, faults and changing members on the Paxos register. */
  REGISTER(RegisterScenario.class),
  /** All Paxos registers of a cluster move from node to node, while nodes come, go and die. */
  RELOCATION(RelocationScenario.class),
  /** The registers move, and the old acceptors leave, while a node is down or paused. */
  SLEEPERS(SleepersScenario.class),
  /** The Paxos register: votes of a proposer that is cut off. */
  PARTIAL_VOTES(PartialVotes.class),
  /** The Paxos register: all vote, and the proposer hears nothing of it. */
  UNHEARD_VOTES(UnheardVotes.class),
  /** The Paxos register: an acceptor that voted loses its disk. */
  WIPED_ACCEPTOR(WipedAcceptor.class),
  /** Writers, sealers and faults on the native Loglet. */
  NATIVE(NativeScenario.class),
  /** Writers, sealers and faults on a stripe of native Loglets. */
  STRIPE(StripeScenario.class),
  /** A stripe: a sealed child is repaired above the stop while an append waits for it. */
  SEALED_EVIDENCE(SealedEvidence.class),
  /**
   * Stripes, mirrors and parity: copies in batches, whose copiers leave something out, or miss a
   * child.
   */
  SPREAD_COPY(SpreadCopy.class),
  /** Writers, sealers and faults on a mirror, one of whose children loses entries. */
  MIRROR(MirrorScenario.class),
  /** A mirror, one of whose children holds an entry that the conductor did not send. */
  SHIFTED_CHILD(ShiftedChild.class),
  /** Writers, sealers and faults on parity over three children, one of which loses entries. */
  PARITY(ParityScenario.class),
  /** Parity: one child alone has the shard of an entry, and the conductor is dead. */
  UNEVEN_SHARDS(UnevenShards.class),
  /** Parity: one child gives back a shard with a bit changed. */
  DAMAGED_SHARD(DamagedShard.class),
  /** Clients, racing reconfigurations and faults on a virtual log. */
  LOG(LogScenario.class),
  /** A native Loglet: a majority holds an entry that is not in the log. */
  REPAIRED_ZOMBIE(RepairedZombie.class),
  /** A native Loglet: all LogServers lose their power at once. */
  POWER_CUT(PowerCut.class),
  /** A native Loglet: one LogServer is sealed, one is dead, and so is the sealer. */
  HALF_SEALED(HalfSealed.class),
  /** A native Loglet: the sequencer's node comes back. */
  RESTARTED_SEQUENCER(RestartedSequencer.class),
  /** A native Loglet: everything is trimmed, and all restart. */
  TRIMMED_AWAY(TrimmedAway.class),
  /** A native Loglet: one LogServer lost its disk, the others are silent. */
  LOST_DISK(LostDisk.class),
  /** A native Loglet: a copy whose copier is cut off when it is about to finish. */
  HALF_COPIED(HalfCopied.class),
  /** A virtual log: messages of a pipeline are lost before a switch. */
  LOST_ANSWERS(LostAnswers.class),
  /** A virtual log: entries are trimmed while their writer looks for them. */
  TRIMMED_LOOKUP(TrimmedLookup.class),
  /** A virtual log: the author of a switch dies, and nobody needs the log. */
  ORPHANED_INTENT(OrphanedIntent.class),
  /** A virtual log: three switches of the same segment at once. */
  RACING_SWITCHES(RacingSwitches.class),
  /** A virtual log: whoever switches never learns whether it got through. */
  DOUBTFUL_INSTALL(DoubtfulInstall.class),
  /** A virtual log: a Loglet was exchanged for a copy, and a reader does not know it. */
  EXCHANGED_LOGLET(ExchangedLoglet.class),
  /** A virtual log: an entry is deleted before its author knows that it was appended. */
  DELETED_ENTRY(DeletedEntry.class),
  /** A virtual log: whoever exchanges a Loglet never learns whether it got through. */
  DOUBTFUL_EXCHANGE(DoubtfulExchange.class),
  /** A virtual log: an exchange got through unheard of, and was replaced since. */
  REPLACED_IN_DOUBT(ReplacedInDoubt.class),
  /** A virtual log: a copy is announced unheard of, given up, and forgotten. */
  ANNOUNCED_UNHEARD(AnnouncedUnheard.class),
  /** A virtual log: the active Loglet loses its sequencer. */
  DEAD_SEQUENCER(DeadSequencer.class),
  /** A virtual log: the sequencer restarted, a LogServer is dead, and nobody is spare. */
  FENCED_SEQUENCER(FencedSequencer.class),
  /** A virtual log: the active Loglet is sealed and has no successor. */
  NO_SUCCESSOR(NoSuccessor.class),
  /** A virtual log: a switch below hundreds of appends, whose messages are counted. */
  LONG_PIPELINE(LongPipeline.class),
  /** A virtual log: a Loglet takes everything and answers nothing. */
  SILENT_LOGLET(SilentLoglet.class),
  /** A virtual log: a sequencer far from everybody. */
  FAR_AWAY(FarAway.class),
  /** A virtual log: two nodes do not reach each other, all others reach both. */
  ONE_BAD_LINK(OneBadLink.class),
  /** A virtual log: several times what its network can bear. */
  OVERLOADED(Overloaded.class),
  /** A virtual log: nodes live and cannot read their disks. */
  UNREADABLE_DISKS(UnreadableDisks.class),
  /** A virtual log: who does not know of a copy asks the original while it is destroyed. */
  HALF_DESTROYED(HalfDestroyed.class),
  /** A virtual log: a segment is dropped while the node that has it is away. */
  DROPPED_WHILE_AWAY(DroppedWhileAway.class),
  /** A virtual log: disks are full for a while. */
  FULL_DISKS(FullDisks.class),
  /**
   * Objects: two copiers, another disk, a damaged chunk, a copy destroyed before it was finished.
   */
  COLD_STORAGE(ColdStorage.class),
  /** A log comes back from cold storage: copies that were not published, two who restore it. */
  BURNT_CLUSTER(BurntCluster.class),
  /** Filters: damage below, sizes and rates at their limits, keys, trims. */
  FILTERS(FilterDrill.class),
  /** Writers, sealers and faults on a native Loglet behind {@code faulty}. */
  FAULTY(FaultyScenario.class),
  /** A ZooKeeper Loglet and register, on real servers: answers are lost or late. */
  ZOOKEEPER(KeeperTraps.class, false),
  /** The same, with a leader that was deposed and has not heard of it. */
  DEPOSED_LEADER(DeposedLeader.class, false),
  /** The table's store: an index, batches that fail, restarts, writes between pages. */
  INDEXED_TABLE(IndexedTable.class),
  /** The log checker: true histories, and lies told in them. */
  FORGED_LOGS(ForgedLogs.class),
  /** The register checker: true histories, and lies told after them. */
  FORGED_REGISTERS(ForgedRegisters.class);

  private final Class<? extends LongFunction<List<String>>> simulation;
  private final boolean seeded;

  Scenario(Class<? extends LongFunction<List<String>>> simulation) {
    this(simulation, true);
  }

  Scenario(Class<? extends LongFunction<List<String>>> simulation, boolean seeded) {
    this.simulation = simulation;
    this.seeded = seeded;
  }

  /** How many of {@code count} seeds are worth a run: one where the seed moves nothing. */
  int runs(int count) {
    return seeded ? count : Math.min(count, 1);
  }

  /** The simulation over the code as it is. */
  public LongFunction<List<String>> original() {
    return in(Scenario.class.getClassLoader());
  }

  /** The class that runs a seed, over the code that {@code loader} finds. */
  @SuppressWarnings("unchecked")
  LongFunction<List<String>> in(ClassLoader loader) {
    try {
      return (LongFunction<List<String>>)
          loader.loadClass(simulation.getName()).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
