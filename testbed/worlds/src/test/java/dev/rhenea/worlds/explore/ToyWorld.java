package dev.rhenea.worlds.explore;

import dev.rhenea.environment.Address;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Role;
import dev.rhenea.environment.RoleName;
import dev.rhenea.environment.UnitId;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.RoleProvider;
import dev.rhenea.simulator.Chances;
import dev.rhenea.simulator.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Two boards on which two clients write, one after the other or both at once; whoever writes is
 * told what stands there. Small enough to try every order, so that what a reduced search leaves out
 * can be seen.
 *
 * @param outcomes every way a run ended: what stands on the boards, what clients saw, and which
 *     calls ended before which began
 * @param law what must hold of an outcome
 */
record ToyWorld(SortedSet<String> outcomes, Function<String, List<String>> law)
    implements SmallWorld {
  private static final List<NodeId> BOARDS = List.of(new NodeId("b1"), new NodeId("b2"));
  private static final List<NodeId> CLIENTS = List.of(new NodeId("c1"), new NodeId("c2"));

  ToyWorld() {
    this(new TreeSet<>(), outcome -> List.of());
  }

  @Override
  public String name() {
    return "toy";
  }

  @Override
  public Trial begin(Chances chances) {
    Map<NodeId, List<String>> boards = new TreeMap<>();
    BOARDS.forEach(board -> boards.put(board, new ArrayList<>()));
    List<NodeId> all = new ArrayList<>(BOARDS);
    all.addAll(CLIENTS);
    World world =
        World.seeded(1)
            .nodes(all)
            .catalogue(new Catalogue(List.of(), List.of(), List.of(new Boards(boards))))
            .open(chances)
            .build();
    return new ToyTrial(world, boards);
  }

  private final class ToyTrial implements Trial {
    private record Call(String name, long begin, long end) {}

    private final World world;
    private final Map<NodeId, List<String>> boards;
    private final Moments moments = new Moments();
    private final Map<NodeId, Script> scripts = new LinkedHashMap<>();
    private final SortedSet<String> seen = new TreeSet<>();
    private final List<Call> calls = new ArrayList<>();

    ToyTrial(World world, Map<NodeId, List<String>> boards) {
      this.world = world;
      this.boards = boards;
      NodeId one = CLIENTS.getFirst();
      NodeId other = CLIENTS.getLast();
      call(one, BOARDS.getFirst(), "x");
      call(one, BOARDS.getLast(), "y");
      call(other, BOARDS.getLast(), "z");
      scripts.values().forEach(Script::start);
    }

    private void call(NodeId client, NodeId board, String text) {
      Environment environment = world.host(client, "client").environment();
      scripts
          .computeIfAbsent(client, fresh -> new Script(environment, moments))
          .then(
              () -> ask(environment, board, text),
              (begin, end, answer) -> {
                seen.add(text + " saw " + answer.toUtf8());
                calls.add(new Call(text, begin, end));
              });
    }

    private Future<Payload> ask(Environment client, NodeId board, String text) {
      if (board.equals(BOARDS.getFirst())) { // the other is told, too: that races with everybody
        client.network().send(on(BOARDS.getLast()), Payload.utf8(text + "'"));
      }
      return client.network().request(on(board), Payload.utf8(text), Duration.ofSeconds(1));
    }

    private static Address on(NodeId board) {
      return new Address(board, new UnitId("board"), new RoleName("boards", "board"));
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
      return BOARDS;
    }

    @Override
    public boolean isOver() {
      return scripts.values().stream().allMatch(Script::isOver);
    }

    @Override
    public List<String> judge() {
      SortedSet<String> order = new TreeSet<>();
      for (Call earlier : calls) {
        for (Call later : calls) {
          if (earlier.end < later.begin) {
            order.add(earlier.name + "<" + later.name);
          }
        }
      }
      String outcome = boards + " " + seen + " " + order;
      outcomes.add(outcome);
      return law.apply(outcome);
    }
  }

  private record Boards(Map<NodeId, List<String>> boards) implements RoleProvider {
    @Override
    public int apiVersion() {
      return API_VERSION;
    }

    @Override
    public String name() {
      return "boards";
    }

    @Override
    public Role openRole(Host host, String role) {
      List<String> board = boards.getOrDefault(host.environment().node(), new ArrayList<>());
      return new Role() {
        @Override
        public Future<Payload> request(NodeId from, Payload message) {
          board.add(message.toUtf8());
          return host.environment().completed(Payload.utf8(board.toString()));
        }

        @Override
        public void send(NodeId from, Payload message) {
          board.add(message.toUtf8());
        }
      };
    }
  }
}
