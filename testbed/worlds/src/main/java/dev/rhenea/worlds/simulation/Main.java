package dev.rhenea.worlds.simulation;
import dev.rhenea.worlds.schedule.*;
import java.util.*;
import java.util.stream.*;
public class Main {
  public static void main(String[] a) throws Exception {
    Simulation sim = Simulation.ofOurs();
    Optional<dev.rhenea.spec.ProtocolSpec> spec = a[2].equals("mixed") ? Optional.empty() : Optional.of(((dev.rhenea.composition.Composition.Parsed.Accepted) dev.rhenea.composition.Composition.parse(a[2], sim.catalogue(), Optional.empty())).spec());
    Set<FaultKind> kinds = a[3].equals("all") ? EnumSet.allOf(FaultKind.class) : a[3].equals("none") ? EnumSet.noneOf(FaultKind.class) : Stream.of(a[3].split(",")).map(w -> FaultKind.of(w).get()).collect(Collectors.toCollection(() -> EnumSet.noneOf(FaultKind.class)));
    Swarm swarm = new Swarm(sim.catalogue(), spec, kinds, 3);
    if (a.length > 4) { Schedule sc = swarm.draw(Long.parseLong(a[0])); System.out.println(sc.cluster() + " " + sc.core() + "\n" + sc.network() + sc.disks()); sc.faults().forEach(System.out::println); sc.calls().stream().filter(c -> c.request() instanceof Request.Switch).forEach(System.out::println);
      long from = Long.parseLong(a[4]) * 1_000_000L;
      sim.run(sc, new Spectator() {
        public void step(dev.rhenea.simulator.Traced t) { if (t.time() > from) System.out.println(t.time()/1000 + " " + t.node() + "/" + t.unit() + " " + t.step()); }
        public void struck(long t, Fault f, Collection<dev.rhenea.environment.NodeId> n) { System.out.println(t/1000 + " STRUCK " + f + " " + n); }
        public void mended(long t, Fault f) { System.out.println(t/1000 + " MENDED " + f); }
        public void phase(long t, String f) { System.out.println(t/1000 + " PHASE " + f); }
      }); }
    long t = System.nanoTime(); long ev = 0, bad = 0; double vt = 0;
    var runs = LongStream.rangeClosed(Long.parseLong(a[0]), Long.parseLong(a[1])).parallel().mapToObj(s -> {
      try { return sim.run(swarm.draw(s)); } catch (Throwable x) { System.out.println("seed " + s); x.printStackTrace(System.out); return null; }
    }).filter(Objects::nonNull).toList();
    Map<String,Integer> faults = new TreeMap<>();
    for (var r : runs) { ev += r.events(); vt += r.virtualTime().toNanos() / 1e9; r.faults().forEach((k, v) -> faults.merge(k.word(), v, Integer::sum));
      if (!r.isValid()) { bad++; String m = r.sentence(); System.out.println(r.schedule().seed() + " " + r.verdict().operations() + " " + m.substring(0, Math.min(700, m.length()))); } }
    double w = (System.nanoTime() - t) / 1e9;
    System.out.printf("%d runs, %d bad, %d events, %.0f ev/s, %.1f virtual s, %.1f s, %s %s%n", runs.size(), bad, ev, ev / w, vt, w, faults, runs.getLast().hash());
  }
}
