package dev.rhenea.worlds.schedule;

import dev.rhenea.composition.Composition;
import dev.rhenea.environment.NodeId;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.simulator.DiskModel;
import dev.rhenea.simulator.NetworkModel;
import dev.rhenea.simulator.NicModel;
import dev.rhenea.spec.ProtocolSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads what {@link ScheduleWriter} writes. */
public final class ScheduleReader {
  private static final String SPAN = "(\\d+(?:ns|us|ms|s))";
  private static final String NUMBER = "(\\d{1,9})";
  private static final Pattern SEED = Pattern.compile("(-?\\d{1,19})");
  private static final Pattern NETWORK =
      Pattern.compile(
          SPAN + " \\+" + SPAN + " late (\\S+) by " + SPAN + " lost (\\S+) twice (\\S+)");
  private static final Pattern DISKS =
      Pattern.compile("sync " + SPAN + " \\+" + SPAN + " read " + SPAN);
  private static final Pattern NIC = Pattern.compile("sends (\\d{1,19}) receives (\\d{1,19})");
  private static final Pattern LIMITS =
      Pattern.compile(
          SPAN + " with " + NUMBER + " entries of (\\d{1,18}) bytes, each up to " + NUMBER);
  private static final Pattern KEEP =
      Pattern.compile(NUMBER + " of " + NUMBER + " bytes, " + NUMBER + "% tails, for " + SPAN);
  private static final Pattern CORE = Pattern.compile("(.*?)(?: others (\\S+))?");
  private static final Pattern FAULT =
      Pattern.compile(SPAN + " for " + SPAN + " (\\S+) (.*?)(?: " + NUMBER + "%)?");
  private static final Pattern CALL = Pattern.compile(SPAN + " (\\S+) (\\S+)(?: (.*))?");
  private static final Pattern APPEND = Pattern.compile(NUMBER + " of " + NUMBER + " bytes");
  private static final Pattern READ = Pattern.compile(NUMBER + " from " + NUMBER + "%");
  private static final Pattern TRIM = Pattern.compile(NUMBER + "%");
  private static final Pattern MODIFY = Pattern.compile(NUMBER + "% (.*)");
  private static final Pattern AUTHOR = Pattern.compile("author (\\S+) \\+" + NUMBER);
  private static final Pattern UPON = Pattern.compile("upon (\\S+) (.+)");
  private static final Pattern SHARE =
      Pattern.compile("(metastore|logservers) (minority|majority) " + NUMBER);

  private final Catalogue catalogue;
  private final Map<String, String> facts = new LinkedHashMap<>();
  private final List<Call> calls = new ArrayList<>();
  private final List<Fault> faults = new ArrayList<>();

  private ScheduleReader(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * The schedule in {@code text}; empty lines, and those that begin with {@code #}, are skipped.
   *
   * @throws MalformedScheduleException if it is none
   */
  public static Schedule read(String text, Catalogue catalogue) {
    ScheduleReader reader = new ScheduleReader(catalogue);
    List<String> lines = text.lines().map(String::strip).toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!line.isEmpty() && !line.startsWith("#")) {
        try {
          reader.line(line);
        } catch (IllegalArgumentException wrong) {
          throw new MalformedScheduleException(i + 1, line, String.valueOf(wrong.getMessage()));
        }
      }
    }
    try {
      return reader.schedule();
    } catch (MalformedScheduleException wrong) {
      throw wrong;
    } catch (IllegalArgumentException wrong) {
      throw new MalformedScheduleException(String.valueOf(wrong.getMessage()));
    }
  }

  private void line(String line) {
    String[] parts = line.split(" ", 2);
    String rest = parts.length > 1 ? parts[1].strip() : "";
    if (!parts[0].equals("at")) {
      facts.put(parts[0], rest);
    } else if (FAULT.matcher(rest).matches()) {
      faults.add(fault(match(FAULT, rest)));
    } else {
      calls.add(call(match(CALL, rest)));
    }
  }

  private Schedule schedule() {
    Cluster cluster =
        new Cluster(
            nodes("nodes"),
            nodes("keepers"),
            nodes("clients"),
            nodes("metastore"),
            nodes("spares"),
            composition(fact("log")));
    Matcher core = match(CORE, fact("core"));
    return new Schedule(
        Long.parseLong(match(SEED, fact("seed")).group(1)),
        cluster,
        network(match(NETWORK, fact("network"))),
        means(),
        calls,
        faults,
        new Core(
            named(core.group(1)), Optional.ofNullable(core.group(2)).map(ScheduleReader::kind)));
  }

  private Call call(Matcher call) {
    String rest = Optional.ofNullable(call.group(4)).orElse("");
    Request request =
        switch (call.group(3)) {
          case "append" -> {
            Matcher append = match(APPEND, rest);
            yield new Request.Append(number(append, 1), number(append, 2));
          }
          case "tail" -> new Request.CheckTail();
          case "keep" -> {
            Matcher keep = match(KEEP, rest);
            yield new Request.Keep(
                number(keep, 1), number(keep, 2), number(keep, 3), span(keep.group(4)));
          }
          case "read" -> {
            Matcher read = match(READ, rest);
            yield new Request.Read(number(read, 2), number(read, 1));
          }
          case "trim" -> new Request.Trim(number(match(TRIM, rest), 1));
          case "switch" -> new Request.Switch(composition(rest));
          case "modify" -> {
            Matcher modify = match(MODIFY, rest);
            yield new Request.Modify(number(modify, 1), composition(modify.group(2)));
          }
          default ->
              throw new IllegalArgumentException(
                  "a client can append, tail, keep, read, trim, switch or modify");
        };
    return new Call(span(call.group(1)), new NodeId(call.group(2)), request);
  }

  private static Fault fault(Matcher fault) {
    String strength = Optional.ofNullable(fault.group(5)).orElse("0");
    return new Fault(
        span(fault.group(1)),
        span(fault.group(2)),
        kind(fault.group(3)),
        target(fault.group(4)),
        Integer.parseInt(strength));
  }

  private static Target target(String text) {
    Matcher author = AUTHOR.matcher(text);
    Matcher upon = UPON.matcher(text);
    Matcher share = SHARE.matcher(text);
    if (author.matches()) {
      return new Target.Author(author.group(1), number(author, 2));
    }
    if (upon.matches()) {
      return new Target.Upon(upon.group(1), target(upon.group(2)));
    }
    if (share.matches()) {
      Target.Share part = Target.Share.of(share.group(2));
      return share.group(1).equals("metastore")
          ? new Target.MetaStore(part, number(share, 3))
          : new Target.LogServers(part, number(share, 3));
    }
    return switch (text) {
      case "sequencer" -> new Target.Sequencer();
      case "everybody" -> new Target.Everybody();
      default -> new Target.Nodes(named(text));
    };
  }

  private static FaultKind kind(String word) {
    return FaultKind.of(word)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "no fault '%s'; there are: %s"
                    .formatted(word, String.join(", ", FaultKind.words()))));
  }

  private ProtocolSpec composition(String text) {
    return switch (Composition.parse(text, catalogue, Optional.empty())) {
      case Composition.Parsed.Accepted(ProtocolSpec spec) -> spec;
      case Composition.Parsed.Refused(var problems) ->
          throw new IllegalArgumentException(problems.getFirst().message());
    };
  }

  private static NetworkModel network(Matcher model) {
    return new NetworkModel(
        span(model.group(1)),
        span(model.group(2)),
        Double.parseDouble(model.group(3)),
        span(model.group(4)),
        Double.parseDouble(model.group(5)),
        Double.parseDouble(model.group(6)));
  }

  private Means means() {
    Means means = Means.of(disks(match(DISKS, fact("disks"))));
    return new Means(
        means.disks(),
        facts.containsKey("nic") ? nic(match(NIC, fact("nic"))) : means.nic(),
        facts.containsKey("limits") ? limits(match(LIMITS, fact("limits"))) : means.limits());
  }

  private static NicModel nic(Matcher model) {
    return new NicModel(Long.parseLong(model.group(1)), Long.parseLong(model.group(2)));
  }

  private static HandleLimits limits(Matcher limits) {
    return new HandleLimits(
        span(limits.group(1)),
        number(limits, 2),
        Long.parseLong(limits.group(3)),
        number(limits, 4));
  }

  private static DiskModel disks(Matcher model) {
    return new DiskModel(span(model.group(1)), span(model.group(2)), span(model.group(3)));
  }

  private String fact(String word) {
    String fact = facts.get(word);
    if (fact == null) {
      throw new MalformedScheduleException("a schedule needs a line '" + word + " ...'");
    }
    return fact;
  }

  private List<NodeId> nodes(String word) {
    return named(facts.getOrDefault(word, ""));
  }

  private static List<NodeId> named(String text) {
    return text.isBlank() ? List.of() : Stream.of(text.split(" +")).map(NodeId::new).toList();
  }

  private static Matcher match(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not understood: '" + text + "'");
    }
    return matcher;
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  private static Duration span(String text) {
    String digits = text.replaceAll("\\D", "");
    long number = Long.parseLong(digits);
    return switch (text.substring(digits.length())) {
      case "ns" -> Duration.ofNanos(number);
      case "us" -> Duration.ofNanos(Math.multiplyExact(number, 1_000));
      case "ms" -> Duration.ofMillis(number);
      default -> Duration.ofSeconds(number);
    };
  }
}
