package dev.rhenea.contract;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.provider.Host;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A simulated cluster whose clients see a {@link CrookedEnvironment}. */
final class CrookedCluster implements TestCluster {
  private final TestCluster sound;
  private final CrookedEnvironment.Defect defect;
  private final Map<Host, Host> crooked = new LinkedHashMap<>();
  private final Map<List<Object>, Host> hosts = new LinkedHashMap<>();

  CrookedCluster(TestCluster sound, CrookedEnvironment.Defect defect) {
    this.sound = sound;
    this.defect = defect;
  }

  @Override
  public Host host(NodeId node, String unit) {
    return hosts.computeIfAbsent(
        new ArrayList<>(List.of(node, unit)),
        first -> {
          Host host = sound.host(node, unit);
          Host wrapped = host.with(new CrookedEnvironment(host.environment(), defect));
          crooked.put(wrapped, host);
          return wrapped;
        });
  }

  @Override
  public <T> Call<T> start(Host where, Supplier<Future<T>> call) {
    return sound.start(crooked.getOrDefault(where, where), call);
  }

  @Override
  public List<NodeId> nodes() {
    return sound.nodes();
  }

  @Override
  public void pass(Duration span) {
    sound.pass(span);
  }

  @Override
  public EnumSet<Fault> supported() {
    return sound.supported();
  }

  @Override
  public void crash(NodeId node) {
    sound.crash(node);
  }

  @Override
  public void restart(NodeId node) {
    sound.restart(node);
  }

  @Override
  public void wipe(NodeId node) {
    sound.wipe(node);
  }

  @Override
  public void pause(NodeId node) {
    sound.pause(node);
  }

  @Override
  public void resume(NodeId node) {
    sound.resume(node);
  }

  @Override
  public void isolate(NodeId node) {
    sound.isolate(node);
  }

  @Override
  public void cut(NodeId from, NodeId to) {
    sound.cut(from, to);
  }

  @Override
  public void heal() {
    sound.heal();
  }

  @Override
  public void diskFull(NodeId node, boolean full) {
    sound.diskFull(node, full);
  }

  @Override
  public void close() {
    sound.close();
  }
}
