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
