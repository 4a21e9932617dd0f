package dev.rhenea.cli.verify.nemesis;

import dev.rhenea.cli.verify.nemesis.Victims.Pair;
import dev.rhenea.environment.NodeId;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Machines that only remember what was done to them, some of which fail at something. */
final class MachinesInMemory implements Machines {
  final List<String> done = new ArrayList<>();
  private final Set<String> failing;
  private final Set<NodeId> members = new HashSet<>();

  /** Some of the words that {@link #done} has, which fail after they were done. */
  MachinesInMemory(String... failing) {
    this.failing = Set.of(failing);
  }

  @Override
  public void kill(NodeId node) {
    done.add("kill " + node);
  }

  @Override
  public void start(NodeId node) throws IOException {
    does("start " + node);
  }

  @Override
  public void join(NodeId node) throws IOException {
    does("join " + node);
    members.add(node);
  }

  @Override
  public boolean isUp(NodeId node) {
    return members.contains(node);
  }

  @Override
  public void forget(NodeId node) {
    done.add("forget " + node);
    members.remove(node);
  }

  @Override
  public boolean areReady(List<NodeId> nodes, Duration patience) {
    done.add("await " + nodes);
    return !failing.contains("await " + nodes);
  }

  @Override
  public void pause(NodeId node) throws IOException {
    does("pause " + node);
  }

  @Override
  public void resume(NodeId node) throws IOException {
    does("resume " + node);
  }

  @Override
  public void cut(Pair pair) {
    done.add("cut " + pair.one() + "-" + pair.other());
  }

  @Override
  public void healLinks() {
    done.add("heal");
  }

  private void does(String what) throws IOException {
    done.add(what);
    if (failing.contains(what)) {
      throw new IOException(what);
    }
  }
}
