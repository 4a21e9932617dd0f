package dev.rhenea.worlds.explore;

import dev.rhenea.environment.Environment;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.paxos.PaxosTrace;
import dev.rhenea.paxos.WriteId;
import dev.rhenea.payload.Payload;
import dev.rhenea.register.Version;
import dev.rhenea.register.VersionedRegister;
import dev.rhenea.simulator.Traced;
import dev.rhenea.simulator.World;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.worlds.register.RegisterHistory;
import dev.rhenea.worlds.register.RegisterLaws;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One run of a {@link RegisterWorld}. */
final class RegisterTrial implements Trial {
  private final World world;
  private final List<NodeId> acceptors;
  private final ProtocolSpec created;
  private final Moments moments = new Moments();
  private final RegisterHistory history = new RegisterHistory();
  private final List<Script> scripts = new ArrayList<>();
  private final Map<Version, WriteId> choices = new TreeMap<>();
  private final List<String> broken = new ArrayList<>();

  RegisterTrial(
      World world,
      List<NodeId> acceptors,
      List<NodeId> clients,
      List<List<RegisterCall>> calls,
      ProtocolSpec created)
      throws Unavailable {
    this.world = world;
    this.acceptors = acceptors;
    this.created = created;
    world.observe(this::observe);
    for (int i = 0; i < clients.size(); i++) {
      write(clients.get(i), calls.get(i));
    }
    Trial.settle(world);
    scripts.forEach(Script::start);
  }

  private VersionedRegister open(NodeId node) {
    return RegisterWorld.PROVIDER.open(
        world.host(node, "client"), RegisterWorld.ID, created, RegisterWorld.DEADLINE);
  }

  private void write(NodeId node, List<RegisterCall> calls) throws Unavailable {
    Environment environment = world.host(node, "client").environment();
    VersionedRegister register = open(node);
    Version known = world.await(register.read()).version();
    Script script = new Script(environment, moments);
    for (RegisterCall call : calls) {
      switch (call) {
        case READ ->
            script.then(() -> history.read(environment, register), (begin, end, done) -> {});
        case WRITE -> write(script, register, "of " + node, known);
        case WRITE_ANEW -> {
          VersionedRegister another = open(node);
          world.await(another.read());
          write(script, another, "anew of " + node, known);
        }
      }
    }
    scripts.add(script);
  }

  private void write(Script script, VersionedRegister register, String value, Version expected) {
    script.then(
        () -> history.write(register, Payload.utf8(value), expected), (begin, end, done) -> {});
  }

  /** I7. */
  private void observe(Traced traced) {
    if (traced.step() instanceof PaxosTrace.Choice(Version version, WriteId write)) {
      WriteId other = choices.putIfAbsent(version, write);
      if (other != null && !other.equals(write)) {
        broken.add("ONE_VALUE: %s was chosen by %s and by %s".formatted(version, other, write));
      }
    }
  }

  @Override
  public World world() {
    return world;
  }

  @Override
  public Moments moments() {
    return moments;
  }

  @Override
  public List<NodeId> mortal() {
    return acceptors;
  }

  @Override
  public boolean isOver() {
    return scripts.stream().allMatch(Script::isOver);
  }

  /**
   * Reads, and again without each acceptor in turn, so that what was read is held by a majority;
   * then writes after that, and reads once more.
   */
  @Override
  public List<String> judge() throws Unavailable {
    acceptors.forEach(world.faults()::restart);
    Environment environment = world.host(RegisterWorld.JUDGE, "client").environment();
    VersionedRegister register = open(RegisterWorld.JUDGE);
    world.await(history.read(environment, register));
    for (NodeId acceptor : acceptors) {
      world.faults().crash(acceptor);
      world.await(history.read(environment, open(RegisterWorld.JUDGE)));
      world.faults().restart(acceptor);
    }
    Version now = world.await(register.read()).version();
    world.await(history.write(register, Payload.utf8("last"), now));
    world.await(history.read(environment, register));
    RegisterLaws.violations(history.observations())
        .forEach(violation -> broken.add(violation.law() + ": " + violation.evidence()));
    return broken;
  }
}
